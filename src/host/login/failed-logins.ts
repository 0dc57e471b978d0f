import { bestEffort, isJsonObject, parseJson } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';

/** The failed logins since the last successful one. */
export interface FailedLogins {
  readonly count: number;
  /** When the last login failed, in milliseconds since `boot`, on a clock that nobody can set. */
  readonly atMs: number;
  /** The id of the boot that the clock counts from. */
  readonly boot: string;
}

/** No login has failed. */
export const noFailedLogins: FailedLogins = { count: 0, atMs: 0, boot: '' };

/**
 * Tried in this order. The second one is in memory, so it works when the disk of the first is full
 * or read-only.
 */
const paths = ['/var/lib/xsconsole/logins.json', '/run/xsconsole/logins.json'] as const;

/** The longest wait before an attempt, in milliseconds. */
export const longestMs = 30_000;

/**
 * The wait before the next attempt after `count` failed logins, in milliseconds: 1, 2, 4 … 30 s.
 */
export function heldBackMs(count: number): number {
  return count === 0 ? 0 : Math.min(longestMs, 1000 * 2 ** (count - 1));
}

/**
 * Reads the failed logins so far. When the two files differ, the higher count wins. An absent or
 * damaged file counts as no failed logins, because it must not lock the operator out of the host.
 */
export async function readFailedLogins(files: HostTree): Promise<FailedLogins> {
  const kept = await Promise.all(paths.map((path) => readOne(files, path)));
  return kept.reduce((most, one) => (one.count > most.count ? one : most), noFailedLogins);
}

/**
 * Writes the failed logins durably, so that quitting the console or a power cut does not reset the
 * count. Answers false when they are kept nowhere, not even in memory.
 */
export async function writeFailedLogins(
  files: HostTree,
  failedLogins: FailedLogins,
): Promise<boolean> {
  const [first, second] = paths;
  const text = `${JSON.stringify(failedLogins)}\n`;
  if ((await files.write(first, text, 0o600)).ok) {
    // The higher count wins, so a second file that stays lets nobody try more often.
    bestEffort(await files.remove(second));
    return true;
  }
  return (await files.write(second, text, 0o600)).ok;
}

async function readOne(files: HostTree, path: string): Promise<FailedLogins> {
  const text = await files.text(path);
  const read = parseJson(text.known ? text.value : '');
  if (!read.ok || !isJsonObject(read.value)) return noFailedLogins;
  const { count, atMs, boot } = read.value;
  return isCount(count) && isCount(atMs) && typeof boot === 'string'
    ? { count, atMs, boot }
    : noFailedLogins;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
