import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve as absolute } from 'node:path';
import {
  err,
  ok,
  hostPaths,
  poolPortPath,
  type ProfileName,
  type Result,
  newPoolSecret,
  poolDatabasePath,
} from '../../model/index.js';
import { placeWithoutLinks } from '../../host/index.js';
import { assetFiles } from '../assets.js';
import { embeddedMachine } from '../control/control-client.js';
import { openEmbeddedHost, type EmbeddedHost } from '../embedded-host.js';
import { ioError, type EmbeddedError } from '../embedded-error.js';
import type { NetworkBackEnd } from '../network-back-end.js';
import type { TreeFile } from '../tree/tree.js';
import { lanPath } from '../lan/description.js';
import {
  memberAddress,
  memberFile,
  memberLan,
  portsOf,
  type EmbeddedMember,
} from './member-files.js';
import { poolDatabase, type PoolDatabase } from './pool-database.js';
import { selfSigned } from './certificate.js';
import { openPoolFolder, poolPort } from './pool-folder.js';

/** How to open an embedded pool. */
export interface EmbeddedPoolOptions {
  /** The pool's folder. Host K is in `dir`/K. */
  readonly dir: string;
  readonly size: number;
  readonly profile?: ProfileName | null;
  readonly backEnd?: NetworkBackEnd | null;
  readonly fresh?: boolean;
  readonly serverProgram: string;
}

const { ownPoolCertificate, poolCertificates, poolSecret } = hostPaths;

/**
 * Opens an embedded pool with its hosts switched off. One host is the coordinator, the others are
 * its supporters. Each has its own tree, ports, XAPI and address. They reach each other at one port
 * of the loopback.
 */
export async function openEmbeddedPool({
  dir,
  size,
  profile = null,
  backEnd = null,
  fresh = false,
  serverProgram,
}: EmbeddedPoolOptions): Promise<Result<readonly EmbeddedHost[], EmbeddedError>> {
  const root = absolute(dir);
  const numbers = Array.from({ length: size }, (_, index) => String(index + 1));
  for (const tree of [root, ...numbers.map((number) => join(root, number))])
    if ((await embeddedMachine(tree)) !== null)
      return err({ code: 'running', path: tree, detail: '' });
  const folder = await openPoolFolder(root, size, fresh);
  if (!folder.ok) return folder;
  const assets = assetFiles('embedded-host/common/');
  const database = poolDatabase(assets.get(poolDatabasePath.slice(1)) ?? '', size);
  const ports = portsOf(assets.get('etc/embedded-hardware.json') ?? '');
  const secret = newPoolSecret(randomUUID);
  const hosts: EmbeddedHost[] = [];
  const close = async (error: EmbeddedError): Promise<Result<never, EmbeddedError>> => {
    await Promise.all(hosts.map((host) => host.close()));
    return err(error);
  };
  try {
    const port = await poolPort(root);
    // An old folder keeps what its hosts know each other by.
    const certificates = folder.value ? database.members.map(({ name }) => selfSigned(name)) : [];
    for (const member of database.members) {
      const tree = join(root, String(member.number));
      const opened = await openEmbeddedHost({
        dir: tree,
        profile,
        backEnd,
        serverProgram,
        asMade: (path, text) => ofMember(path, text, member, ports, database),
      });
      if (!opened.ok) return await close(opened.error);
      hosts.push(opened.value);
      if (folder.value) await write(tree, poolSecret, `${secret}\n`, 0o600);
      const own = certificates[member.number - 1];
      if (own !== undefined) {
        await write(tree, ownPoolCertificate, `${own.key}${own.certificate}`, 0o400);
        await write(
          tree,
          poolCertificates,
          certificates.map(({ certificate }) => certificate).join(''),
          0o644,
        );
      }
      await write(tree, poolPortPath, `${port}\n`, 0o644);
    }
    return ok(hosts);
  } catch (error) {
    return close(ioError(error, root));
  }
}

/** A file of the assets as a new host of the pool gets it. */
function ofMember(
  path: string,
  text: string,
  member: EmbeddedMember,
  ports: readonly string[],
  { members, text: database }: PoolDatabase,
): TreeFile {
  const isCoordinator = member.number === 1;
  switch (`/${path}`) {
    case poolDatabasePath:
      // A supporter has no database of its own.
      return isCoordinator ? database : null;
    case hostPaths.poolConf:
      return isCoordinator ? text : `slave:${memberAddress(1)}`;
    case '/etc/hostname':
      return `${member.name}\n`;
    case `/${lanPath}`:
      return memberLan(memberFile(text, member, ports), members);
    default:
      return memberFile(text, member, ports);
  }
}

async function write(tree: string, path: string, text: string, mode: number): Promise<void> {
  const place = await placeWithoutLinks(tree, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, text, { mode });
}
