import { join } from 'node:path';
import {
  err,
  objectOf,
  parseJson,
  textOf,
  wholeFrom,
  ok,
  type Result,
  type PortError,
  type ProcessIdentity,
  type DurableFiles,
} from '../../model/index.js';
import { errorCode, type DiskOperations } from '../files/disk.js';
import { type DiskEntry } from '../files/regular-file.js';
import { attempt, writeAll } from '../files/durable-file.js';
import type { Processes } from '../machine/processes.js';

/** The process and user that hold a lock. */
export interface LockHolder extends ProcessIdentity {
  readonly user: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/**
 * A lock that a crash may leave behind without blocking anybody, because a dead holder does not
 * count.
 */
export interface Lock {
  /** The holder that is still alive; null when there is none. */
  holder(): Promise<Result<LockHolder | null, PortError>>;
  /**
   * Takes the lock and answers its release. The release never fails: a claim file that the disk
   * refuses to remove counts as given up. The error `locked` names the holder's process and user.
   */
  take(user: string, since: string): Promise<Result<() => Promise<void>, PortError>>;
}

/**
 * Claim files that this process has given up but could not remove because the disk refused. They
 * must not block this process.
 */
const givenUp = new Set<string>();

const claimName = /^lock\.(\d+)$/;
const folderMode = 0o700;

/**
 * Claims are files `lock.<n>`. Each is written whole under another name and then linked, and never
 * overwritten. So when two processes see the same dead holder, only one gets the next number. Each
 * looks for other holders again after its claim, so that never both go on.
 */
export function createLock(
  folder: string,
  disk: DiskOperations,
  durable: DurableFiles,
  processes: Processes,
  counts: (opened: DiskEntry) => boolean = () => true,
): Lock {
  const claims = async (): Promise<readonly number[]> => {
    const names = (await disk.lstat(folder)) === null ? [] : await disk.list(folder);
    return names
      .flatMap((name) => claimName.exec(name)?.slice(1).map(Number) ?? [])
      .sort((a, b) => a - b);
  };
  const living = async (except: number | null): Promise<LockHolder | null> => {
    for (const number of await claims()) {
      const path = join(folder, `lock.${number}`);
      const holder =
        number === except || givenUp.has(path) ? null : await readHolder(path, disk, counts);
      if (holder !== null && (await processes.isAlive(holder))) return holder;
    }
    return null;
  };
  const claim = async (holder: LockHolder): Promise<number | null> => {
    const old = await claims();
    const number = (old.at(-1) ?? 0) + 1;
    const whole = join(folder, `claim.${holder.pid}-${holder.start}-${number}`);
    await unlinkIfThere(whole, disk);
    const file = await disk.createExclusive(whole);
    try {
      await writeAll(file, new TextEncoder().encode(JSON.stringify(holder)));
    } finally {
      await file.close();
    }
    try {
      await disk.link(whole, join(folder, `lock.${number}`));
    } catch (error) {
      // Another process has taken the number, or has already swept our claim away.
      if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOENT') return null;
      throw error;
    } finally {
      await unlinkIfThere(whole, disk);
    }
    return number;
  };
  const sweep = async (mine: number): Promise<void> => {
    for (const number of await claims())
      if (number < mine) await unlinkIfThere(join(folder, `lock.${number}`), disk);
    const names = (await disk.list(folder)).filter((name) => name.startsWith('claim.'));
    for (const name of names) await unlinkIfThere(join(folder, name), disk);
  };

  return {
    holder: () => attempt(folder, () => living(null)),
    take: async (user, since) => {
      const made = await durable.makeFolder(folder, folderMode);
      if (!made.ok) return made;
      const taken = await attempt(folder, async () => {
        const before = await living(null);
        if (before !== null) return before;
        const number = await claim({ ...processes.own, user, since });
        const other = await living(number);
        if (number !== null && other === null) {
          await sweep(number);
          return number;
        }
        if (number !== null) await disk.unlink(join(folder, `lock.${number}`));
        return other;
      });
      if (!taken.ok) return taken;
      if (typeof taken.value !== 'number') return err(lockedBy(taken.value, folder));
      const mine = join(folder, `lock.${taken.value}`);
      givenUp.delete(mine);
      return ok(async () => {
        givenUp.add(mine);
        const removed = await attempt(mine, () => unlinkIfThere(mine, disk));
        if (removed.ok) givenUp.delete(mine);
      });
    },
  };
}

/** `holder` null: another process took the lock at the same moment; who is not known yet. */
function lockedBy(holder: LockHolder | null, folder: string): PortError {
  const cause =
    holder === null ? '' : `process ${holder.pid} of ${holder.user} since ${holder.since}`;
  return { code: 'locked', subject: folder, cause, retryable: true };
}

/** Reads a claim. Null when it has gone since it was listed, or when it is not ours. */
async function readHolder(
  path: string,
  disk: DiskOperations,
  counts: (opened: DiskEntry) => boolean,
): Promise<LockHolder | null> {
  try {
    const read = parseJson(new TextDecoder().decode(await disk.readFile(path, undefined, counts)));
    return read.ok && isHolder(read.value) ? read.value : null;
  } catch (error) {
    // A claim that is not ours does not count.
    if (['ENOENT', 'ESTALE'].includes(errorCode(error))) return null;
    throw error;
  }
}

const holderShape = objectOf({
  pid: wholeFrom(1, 0x7fff_ffff),
  start: textOf(64),
  boot: textOf(64),
  user: textOf(256),
  since: textOf(64),
});

function isHolder(value: unknown): value is LockHolder {
  return holderShape(value);
}

/** Another process may already have removed it. */
async function unlinkIfThere(path: string, disk: DiskOperations): Promise<void> {
  try {
    await disk.unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
