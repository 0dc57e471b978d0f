import { randomUUID } from 'node:crypto';
import {
  certificatesIn,
  hostPaths,
  newPoolSecret,
  isJsonObject,
  jsonText,
  parseHost,
  type DurableFiles,
  type HostFilePort,
} from '../../../model/index.js';
import type { InventoryFile } from '../../files/inventory-file.js';
import type { PoolConfFile } from '../../files/pool-conf-file.js';
import type { HostRole, Leaving } from './host-role.js';
import { unpackText } from './packed-text.js';

/** What a host changes when its place among pools changes. */
export interface OwnRoleOptions {
  readonly files: HostFilePort;
  readonly durable: DurableFiles;
  readonly databasePath: string;
  readonly inventory: InventoryFile;
  readonly poolConf: PoolConfFile;
  /** Called after the list of the pool's certificates has changed. */
  readonly trusted: () => Promise<void>;
  /**
   * Called before the database's file is replaced. From then on the old database must not be saved.
   */
  readonly detach: () => void;
  readonly restart: () => void;
  /** Reboots this host soon, so that the answer of a call still leaves. */
  readonly rebootSoon: () => Promise<string | null>;
}

/** The certificates in a file of a host, each with a line break behind it. */
export async function certificatesAt(
  files: Pick<HostFilePort, 'text'>,
  path: string,
): Promise<readonly string[]> {
  const text = await files.text(path);
  return text.known ? certificatesIn(text.value).map((one) => `${one}\n`) : [];
}

/** The role of the host that this XAPI runs on. Every error is one line. */
export function ownRole(options: OwnRoleOptions): HostRole {
  const { files, durable, databasePath, inventory, poolConf } = options;
  const write = async (path: string, text: string, mode: number): Promise<string | null> => {
    const written = await files.write(path, text, mode);
    return written.ok ? null : `${path}: ${written.error.cause}`;
  };
  const remove = async (path: string): Promise<string | null> => {
    const removed = await files.remove(path);
    return removed.ok ? null : `${path}: ${removed.error.cause}`;
  };
  const own = async (): Promise<string> =>
    (await certificatesAt(files, hostPaths.ownPoolCertificate))[0] ?? '';
  const trust = async (list: string): Promise<string | null> => {
    if (list === '') return null;
    const error = await write(hostPaths.poolCertificates, list, 0o644);
    if (error === null) await options.trusted();
    return error;
  };
  const writeDatabase = async (packed: string): Promise<string | null> => {
    const text = unpackText(packed);
    if (text === null) return 'the pool database was not understood';
    options.detach();
    const written = await durable.write(databasePath, text, { as: 'existing', modeIfNew: 0o600 });
    return written.ok ? null : `${databasePath}: ${written.error.cause}`;
  };
  const follow = async (address: string): Promise<string | null> => {
    const coordinator = parseHost(address);
    if (coordinator === null) return `${address} is no address`;
    const error = await poolConf.write(coordinator);
    if (error === null) options.restart();
    return error;
  };
  return {
    certificate: own,
    trust,
    follow,
    lead: async (database) => {
      const error = (await writeDatabase(database)) ?? (await poolConf.write(null));
      if (error === null) options.restart();
      return error;
    },
    enter: async ({ secret, certificates: list, address }) =>
      (await write(hostPaths.poolSecret, `${secret}\n`, 0o600)) ??
      (await trust(list)) ??
      (await follow(address)),
    leave: async (leaving) => {
      const { bridge, addressType, firstboot } = leaving.management;
      const secret = newPoolSecret(randomUUID);
      const steps: readonly (() => Promise<string | null>)[] = [
        () => write(hostPaths.management, firstboot, 0o644),
        async () => {
          const written = await inventory.setManagement(bridge, addressType);
          return written.ok ? null : written.error;
        },
        () => writeDatabase(leaving.database),
        () => poolConf.write(null),
        () => write(hostPaths.poolSecret, `${secret}\n`, 0o600),
        async () => trust(await own()),
        () => remove(hostPaths.networkdDatabase),
        () => options.rebootSoon(),
      ];
      for (const step of steps) {
        const error = await step();
        if (error !== null) return error;
      }
      return null;
    },
  };
}

/** A `Leaving` that came over the wire; null when it is none. */
export function parseLeaving(value: unknown): Leaving | null {
  const management = isJsonObject(value) ? value['management'] : null;
  if (!isJsonObject(value) || !isJsonObject(management)) return null;
  return {
    database: jsonText(value, 'database'),
    management: {
      bridge: jsonText(management, 'bridge'),
      addressType: management['addressType'] === 'IPv6' ? 'IPv6' : 'IPv4',
      firstboot: jsonText(management, 'firstboot'),
    },
  };
}
