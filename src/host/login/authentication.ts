import { err, ok, type Result } from '../../model/index.js';
import { embeddedUserHas, embeddedUsers } from './embedded-login.js';
import {
  heldBackMs,
  noFailures,
  readLoginFailures,
  writeLoginFailures,
  type LoginFailures,
} from './login-failures.js';
import { mayLogIn, readLoginPolicy } from './login-policy.js';
import { askPam } from './pam.js';
import { pause as waitUntil } from '../machine/pause.js';
import { Mutex } from '../machine/mutex.js';

/**
 * Why a login failed: `wrong` user or password (which of them is not told); `notPermitted` right, but neither root nor in the group;
 * `account` expired or locked; `unavailable` nobody could be asked; `timedOut`, `cancelled`.
 */
export interface LoginError {
  readonly code: 'wrong' | 'notPermitted' | 'account' | 'unavailable' | 'timedOut' | 'cancelled';
  /** The system's own words; never a password. */
  readonly detail: string;
  /** Failed attempts since the last login. */
  readonly failures: number;
  /** How long the next attempt will be held back. */
  readonly waitSeconds: number;
}

/** Logs operators in, one attempt at a time. */
export interface Authentication {
  /**
   * Checks a password; answers how many attempts failed before it. After a failure the next attempt, whoever it is for, is held back for longer each time (1, 2, 4 …
   * 30 s); a right password sets that back. Each attempt counts as failed until it turns out to be right, so that neither giving it up nor
   * a new start of the console gets around that. Never blocks: the console goes on meanwhile, and the signal gives it up.
   */
  authenticate(
    user: string,
    password: string,
    signal?: AbortSignal,
  ): Promise<Result<number, LoginError>>;
}

/** What it needs. */
export interface AuthenticationOptions {
  /** Of the host; for another than `/` the users of the tree's own file count, and no PAM is asked. */
  readonly root: string;
  /** Text of assets/helpers/pam-authenticate.py. */
  readonly helper: string;
  /** Stand-in for tests: milliseconds since 1970. */
  readonly now?: () => number;
  /** Stand-in for tests: ends early when the signal does. */
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
}

/** A login for the host below `root`. */
export function createAuthentication({
  root,
  helper,
  now = Date.now,
  pause = waitUntil,
}: AuthenticationOptions): Authentication {
  /** What could not be kept on the disk; null: the disk knows. */
  let unkept: LoginFailures | null = null;
  const turns = new Mutex();

  const keep = async (failures: LoginFailures): Promise<void> => {
    const written = await writeLoginFailures(root, failures);
    unkept = written.ok ? null : failures;
  };
  const attempt = async (
    user: string,
    password: string,
    signal: AbortSignal | undefined,
  ): Promise<Result<number, LoginError>> => {
    const before = unkept ?? (await readLoginFailures(root));
    const trouble = (
      code: LoginError['code'],
      detail: string,
      count: number,
    ): Result<number, LoginError> =>
      err({ code, detail, failures: count, waitSeconds: Math.ceil(heldBackMs(count) / 1000) });
    // A clock that was set back meanwhile must not hold anybody back for longer.
    const left = Math.min(before.notBefore - now(), heldBackMs(before.count));
    if (left > 0) await pause(left, signal);
    if (isAborted(signal)) return trouble('cancelled', '', before.count);
    const count = before.count + 1;
    await keep({ count, notBefore: now() + heldBackMs(count) });
    const answer = await check(root, helper, user, password, signal);
    if (answer.ok) {
      await keep(noFailures);
      return ok(before.count);
    }
    const { code, detail } = answer.error;
    const failed = code === 'wrong' || code === 'notPermitted' || code === 'cancelled';
    await keep(failed ? { count, notBefore: now() + heldBackMs(count) } : before);
    return trouble(code, detail, failed ? count : before.count);
  };
  return {
    // In turn: many attempts at once must not get around the pauses.
    authenticate: (user, password, signal) => turns.take(() => attempt(user, password, signal)),
  };
}

/** Asked anew after each wait. */
const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

async function check(
  root: string,
  helper: string,
  user: string,
  password: string,
  signal: AbortSignal | undefined,
): Promise<Result<void, Pick<LoginError, 'code' | 'detail'>>> {
  const policy = await readLoginPolicy(root);
  if (root === '/') {
    const asked = await askPam({
      action: 'authenticate',
      user,
      password,
      helper,
      services: policy.services,
      signal,
    });
    if (!asked.ok)
      return err({
        detail: asked.error.detail,
        code: asked.error.code === 'newPasswordRefused' ? 'unavailable' : asked.error.code,
      });
  } else {
    const users = await embeddedUsers(root);
    if (!users.known) return err({ code: 'unavailable', detail: users.reason.detail });
    if (!embeddedUserHas(users.value, user, password)) return err({ code: 'wrong', detail: '' });
  }
  return (await mayLogIn(root, user, policy))
    ? ok(undefined)
    : err({ code: 'notPermitted', detail: policy.group });
}
