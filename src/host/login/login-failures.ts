import { isJsonObject, parseJson } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';

/** Logins that failed since the last one that did not. */
export interface LoginFailures {
  readonly count: number;
  /** When the last one failed: milliseconds of a clock that nobody can set, since `boot`. */
  readonly atMs: number;
  /** The boot that this clock belongs to. */
  readonly boot: string;
}

/** Nobody has failed. */
export const noFailures: LoginFailures = { count: 0, atMs: 0, boot: '' };

/**
 * In this order. The second one lies in memory: there is room where the first one's disk is full or
 * read-only.
 */
const paths = ['/var/lib/xsconsole/logins.json', '/run/xsconsole/logins.json'] as const;

/** The longest time that an attempt is held back. */
export const longestMs = 30_000;

/**
 * How long the next attempt is held back after so many failures, in milliseconds: 1, 2, 4 … 30 s.
 */
export function heldBackMs(count: number): number {
  return count === 0 ? 0 : Math.min(longestMs, 1000 * 2 ** (count - 1));
}

/**
 * The failures so far, the most that is kept anywhere. A file that is not there, or that nobody can
 * make sense of, tells of none: it must not keep the host shut.
 */
export async function readLoginFailures(files: HostTree): Promise<LoginFailures> {
  const kept = await Promise.all(paths.map((path) => readOne(files, path)));
  return kept.reduce((most, one) => (one.count > most.count ? one : most), noFailures);
}

/**
 * Keeps the failures, durably: quitting the console, or pulling the plug, must not set them back.
 * false: they are kept nowhere, not even in memory.
 */
export async function writeLoginFailures(
  files: HostTree,
  failures: LoginFailures,
): Promise<boolean> {
  const [first, second] = paths;
  const text = `${JSON.stringify(failures)}\n`;
  if ((await files.write(first, text, 0o600)).ok) {
    await files.remove(second);
    return true;
  }
  return (await files.write(second, text, 0o600)).ok;
}

async function readOne(files: HostTree, path: string): Promise<LoginFailures> {
  const text = await files.text(path);
  const read = parseJson(text.known ? text.value : '');
  if (!read.ok || !isJsonObject(read.value)) return noFailures;
  const { count, atMs, boot } = read.value;
  return isCount(count) && isCount(atMs) && typeof boot === 'string'
    ? { count, atMs, boot }
    : noFailures;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
