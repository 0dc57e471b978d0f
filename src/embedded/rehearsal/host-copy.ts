import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digest, errorCode, readRegularFile } from '../../host/index.js';
import { hostPaths, namingFolder, poolDatabasePath, type HostPort } from '../../model/index.js';
import type { FileHashes } from '../../reset/index.js';

/** The files of a host that decide how a reset goes on it, without the trigger. */
const files = [
  hostPaths.inventory,
  hostPaths.management,
  hostPaths.poolConf,
  hostPaths.networkdDatabase,
  poolDatabasePath,
  hostPaths.networkCache,
  hostPaths.localDatabase,
  hostPaths.networkBackEnd,
  '/etc/hostname',
] as const;
const folders = [namingFolder, `${namingFolder}/.from_install`] as const;
/** A reset writes these. They are not copied, but must stay as they are. */
const alsoWatched = ['/tmp/network-reset', '/var/tmp/network-reset', '/etc/resolv.conf'] as const;
const stateFolder = '/var/lib/xsconsole/reset';

/** In bytes: larger than the database of any pool. */
const largestFile = 256 * 1024 * 1024;

interface CopiedFile {
  readonly bytes: Buffer;
  readonly mode: number;
}

/** A file of the host; null when it is not there or cannot be read. */
async function read({ files }: HostPort, path: string): Promise<CopiedFile | null> {
  const place = await files.locate(path);
  if (place === null) return null;
  try {
    return { bytes: await readRegularFile(place, largestFile), mode: (await stat(place)).mode };
  } catch (error) {
    if (errorCode(error) !== '') return null;
    throw error;
  }
}

async function namesIn({ files }: HostPort, folder: string): Promise<readonly string[]> {
  const names = await files.list(folder);
  const paths = names.known ? names.value.toSorted().map((name) => `${folder}/${name}`) : [];
  return paths.filter((path) => !folders.some((one) => one === path));
}

async function copiedPaths(host: HostPort): Promise<readonly string[]> {
  const inFolders = await Promise.all(folders.map((folder) => namesIn(host, folder)));
  return [...files, ...inFolders.flat()];
}

/** Checksums of every file that a reset reads or writes. Changes nothing. */
export async function hashesOf(host: HostPort): Promise<FileHashes> {
  const paths = [
    ...(await copiedPaths(host)),
    ...alsoWatched,
    ...(await namesIn(host, stateFolder)),
  ];
  const hashes: [string, string | null][] = [];
  for (const path of paths) {
    const file = await read(host, path);
    hashes.push([path, file === null ? null : digest(file.bytes)]);
  }
  return Object.fromEntries(hashes);
}

/** Copies the files that decide how a reset goes into the folder of another root. */
export async function copyHost(host: HostPort, root: string): Promise<void> {
  for (const path of await copiedPaths(host)) {
    const file = await read(host, path);
    if (file === null) continue;
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, file.bytes);
    await chmod(target, file.mode & 0o777);
  }
}

/** Whether this file of an embedded host stands for one that a copy takes from the real host. */
export function isCopied(path: string): boolean {
  return (
    files.some((one) => one === `/${path}`) ||
    folders.some((folder) => `/${path}`.startsWith(`${folder}/`))
  );
}
