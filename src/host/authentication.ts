import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../reset/index.js';
import { embeddedUserHas, embeddedUsers } from './embedded-login.js';
import { mayLogIn, readLoginPolicy } from './login-policy.js';
import { askPam } from './pam.js';

/**
 * Why a login failed: `wrong` user or password (which of them is not told); `notPermitted` right, but neither root nor in the group;
 * `account` expired or locked; `unavailable` nobody could be asked; `timedOut`, `cancelled`.
 */
export interface LoginTrouble {
  readonly code: 'wrong' | 'notPermitted' | 'account' | 'unavailable' | 'timedOut' | 'cancelled';
  /** The system's own words; never a password. */
  readonly detail: string;
  /** Failed attempts since this console was started, this one included. */
  readonly failures: number;
}

/** Logs operators in, one attempt at a time. */
export interface Authentication {
  /**
   * Checks a password. After a failure the answer is held back for longer each time (1, 2, 4 … 30 s), whoever it was tried for; a
   * right one sets that back. Never blocks: the console goes on meanwhile, and the signal gives it up.
   */
  authenticate(user: string, password: string, signal?: AbortSignal): Promise<Result<void, LoginTrouble>>;
  /** Failed attempts since this console was started. */
  readonly failures: number;
}

/** What it needs. */
export interface AuthenticationOptions {
  /** Of the host; for another than `/` the users of the tree's own file count, and no PAM is asked. */
  readonly root: string;
  /** Text of assets/helpers/pam-authenticate.py. */
  readonly helper: string;
  /** Stand-in for tests: ends early when the signal does. */
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

const longestPauseMs = 30_000;

/** A login for the host below `root`; counts failures for as long as the console runs. */
export function createAuthentication({ root, helper, pause = rest }: AuthenticationOptions): Authentication {
  let total = 0;
  let inARow = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const attempt = async (user: string, password: string, signal: AbortSignal | undefined): Promise<Result<void, LoginTrouble>> => {
    if (signal?.aborted === true) return err({ code: 'cancelled', detail: '', failures: total });
    const answer = await check(root, helper, user, password, signal);
    if (answer.ok) {
      inARow = 0;
      return answer;
    }
    const guessed = answer.error.code === 'wrong' || answer.error.code === 'notPermitted';
    if (guessed) {
      total += 1;
      inARow += 1;
      await pause(Math.min(longestPauseMs, 1000 * 2 ** (inARow - 1)), signal);
    }
    return err({ ...answer.error, failures: total });
  };
  return {
    authenticate: (user, password, signal) => {
      // In turn: many attempts at once must not get around the pauses.
      const done = turn.then(() => attempt(user, password, signal));
      turn = done;
      return done;
    },
    get failures() {
      return total;
    },
  };
}

async function check(root: string, helper: string, user: string, password: string, signal: AbortSignal | undefined): Promise<Result<void, Omit<LoginTrouble, 'failures'>>> {
  const policy = await readLoginPolicy(root);
  if (root === '/') {
    const asked = await askPam({ user, password, helper, services: policy.services, signal });
    if (!asked.ok) return err({ detail: asked.error.detail, code: asked.error.code === 'newPasswordRefused' ? 'unavailable' : asked.error.code });
  } else {
    const users = await embeddedUsers(root);
    if (!users.known) return err({ code: 'unavailable', detail: users.reason.detail });
    if (!embeddedUserHas(users.value, user, password)) return err({ code: 'wrong', detail: '' });
  }
  return (await mayLogIn(root, user, policy)) ? ok(undefined) : err({ code: 'notPermitted', detail: policy.group });
}

async function rest(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    // Given up: the attempt counts all the same.
  }
}
