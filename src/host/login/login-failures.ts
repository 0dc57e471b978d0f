import { isJsonObject, type Result, type PortError } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';
import { writeHostFile } from '../files/write-host-file.js';

/** Logins that failed since the last one that did not. */
export interface LoginFailures {
  readonly count: number;
  /** When the next attempt may be checked; milliseconds since 1970. */
  readonly notBefore: number;
}

/** Nobody has failed. */
export const noFailures: LoginFailures = { count: 0, notBefore: 0 };

const path = '/var/lib/xsconsole/logins.json';

/** How long the next attempt is held back after so many failures, in milliseconds: 1, 2, 4 … 30 s. */
export function heldBackMs(count: number): number {
  return count === 0 ? 0 : Math.min(30_000, 1000 * 2 ** (count - 1));
}

/** The failures so far. A file that is not there, or that nobody can make sense of, tells of none: it must not keep the host shut. */
export async function readLoginFailures(root: string): Promise<LoginFailures> {
  const text = await readHostText(root, path);
  if (!text.known) return noFailures;
  try {
    const value: unknown = JSON.parse(text.value);
    if (!isJsonObject(value)) return noFailures;
    const { count, notBefore } = value;
    return isCount(count) && isCount(notBefore) ? { count, notBefore } : noFailures;
  } catch {
    return noFailures;
  }
}

/** Keeps the failures, durably: quitting the console, or pulling the plug, must not set them back. */
export function writeLoginFailures(
  root: string,
  failures: LoginFailures,
): Promise<Result<void, PortError>> {
  return writeHostFile(root, path, `${JSON.stringify(failures)}\n`, 0o600);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
