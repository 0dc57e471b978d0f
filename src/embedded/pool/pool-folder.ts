import { readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { err, ok, type Result } from '../../model/index.js';
import { placeWithoutLinks, wordBelow } from '../../host/index.js';
import { makeFolders } from '../make-folders.js';
import { readMarker } from '../marker.js';
import { ioError, type EmbeddedError } from '../embedded-error.js';
import { memberAddress } from './member-files.js';

/** The file that marks the folder of an embedded pool. Its one word is the number of hosts. */
const markerName = '.xsconsole-embedded-pool';
/** The file with the port that all hosts of the pool share. pool.conf has no place for it. */
const portName = 'port';

/** How many hosts the pool in this folder has; null when the folder holds no pool. */
export async function poolSize(dir: string): Promise<number | null> {
  const size = Number(await wordBelow(dir, markerName));
  return Number.isInteger(size) && size > 0 ? size : null;
}

/**
 * Makes the folder that of a pool of `size` hosts, or keeps the pool that is there. Answers whether
 * its hosts must be made from scratch.
 */
export async function openPoolFolder(
  dir: string,
  size: number,
  fresh: boolean,
): Promise<Result<boolean, EmbeddedError>> {
  try {
    await makeFolders(dir);
    const had = await poolSize(dir);
    if (had === null && (await readdir(dir)).length > 0) {
      const isHost = (await readMarker(dir)) !== null;
      if (!isHost) return err({ code: 'notOurs', path: dir, detail: '' });
      if (!fresh) return err({ code: 'isHost', path: dir, detail: '' });
    }
    if (had !== null && had !== size && !fresh)
      return err({ code: 'poolDiffers', path: dir, detail: String(had) });
    const anew = fresh || had === null;
    if (anew) {
      await writeFile(await placeWithoutLinks(dir, markerName), `${size}\n`);
      for (const name of await readdir(dir))
        if (name !== markerName) await rm(join(dir, name), { recursive: true, force: true });
    }
    return ok(anew);
  } catch (error) {
    return err(ioError(error, dir));
  }
}

/** The pool's port. It stays the same as long as no other program has taken it. */
export async function poolPort(dir: string): Promise<number> {
  const kept = Number(await wordBelow(dir, portName));
  const port = (await freePort(kept)) ?? (await freePort(0)) ?? 0;
  if (port !== kept) await writeFile(await placeWithoutLinks(dir, portName), `${port}\n`);
  return port;
}

/**
 * Finds a port that no program listens on, at the coordinator's first address. 0 asks for any port.
 * Answers null when the wanted port is taken.
 */
function freePort(wanted: number): Promise<number | null> {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) return Promise.resolve(null);
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => {
      resolve(null);
    });
    server.listen({ host: memberAddress(1), port: wanted }, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : null;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
