import {
  err,
  ok,
  Mutex,
  pause as waitFor,
  type LoggedIn,
  type LoginError,
  type LoginPort,
  type PasswordChecked,
  type Pause,
  type Result,
} from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import {
  heldBackMs,
  longestMs,
  noFailedLogins,
  readFailedLogins,
  writeFailedLogins,
  type FailedLogins,
} from './failed-logins.js';

/** Checks one password, and whether its user may use the console at all. */
export type CheckLogin = (
  user: string,
  password: string,
  signal: AbortSignal | undefined,
) => Promise<Result<PasswordChecked, Pick<LoginError, 'code' | 'detail'>>>;

/** What authentication needs. */
export interface AuthenticationOptions {
  /** The files in which the failed logins are kept. */
  readonly files: HostTree;
  readonly check: CheckLogin;
  /** The boot of the machine that this process runs on. */
  readonly boot: string;
  /** For tests: the milliseconds of a clock that nobody can set. */
  readonly now?: () => number;
  /** For tests. */
  readonly pause?: Pause;
}

/**
 * Reads CLOCK_MONOTONIC. It is the same for every process since the boot, and nobody can set it.
 */
const sinceBootMs = (): number => Math.floor(Number(process.hrtime.bigint() / 1_000_000n));

/** A function, so that the signal is read again after each wait. */
const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

/** Logs operators in. Failed attempts delay the next attempt. */
export function createAuthentication({
  files,
  check,
  boot,
  now = sinceBootMs,
  pause = waitFor,
}: AuthenticationOptions): LoginPort['authenticate'] {
  /** The failed logins that could not be written to the disk; null when the disk has them. */
  let unkept: FailedLogins | null = null;
  const turns = new Mutex();

  const keep = async (count: number): Promise<boolean> => {
    const failedLogins = count === 0 ? noFailedLogins : { count, atMs: now(), boot };
    const written = await writeFailedLogins(files, failedLogins);
    unkept = written ? null : failedLogins;
    return written;
  };
  /**
   * The wait that is left. After a reboot we do not know how much time has passed, so the whole
   * wait is left.
   */
  const left = ({ count, atMs, boot: then }: FailedLogins): number =>
    heldBackMs(count) - (then === boot ? Math.max(0, now() - atMs) : 0);
  const attempt = async (
    user: string,
    password: string,
    signal: AbortSignal | undefined,
  ): Promise<Result<LoggedIn, LoginError>> => {
    const inMemory = unkept !== null;
    const before = unkept ?? (await readFailedLogins(files));
    const failed = (
      code: LoginError['code'],
      detail: string,
      count: number,
    ): Result<LoggedIn, LoginError> =>
      err({ code, detail, failedLogins: count, waitSeconds: Math.ceil(heldBackMs(count) / 1000) });
    const wait = left(before);
    if (wait > 0) await pause(wait, { signal });
    if (isAborted(signal)) return failed('cancelled', '', before.count);
    const count = before.count + 1;
    // If no disk keeps the count, starting the console again would forget it. So the
    // first attempt waits the longest time in advance.
    if (!(await keep(count)) && !inMemory) await pause(longestMs, { signal });
    const answer = isAborted(signal)
      ? err({ code: 'cancelled', detail: '' } as const)
      : await check(user, password, signal);
    if (answer.ok) {
      await keep(0);
      return ok({ failedLogins: before.count, ...answer.value });
    }
    const { code, detail } = answer.error;
    const counts = code === 'wrong' || code === 'notPermitted' || code === 'cancelled';
    await keep(counts ? count : before.count);
    return failed(code, detail, counts ? count : before.count);
  };
  // One attempt at a time, so that many attempts at once cannot get around the waits.
  return (user, password, signal) => turns.take(() => attempt(user, password, signal));
}
