import type { ChangeResult, LoginOptions, LoginResult } from '../console/index.js';
import { err, type HostPort, type LoggedIn, type LoginError, type Result } from '../model/index.js';
import { loginWords } from '../text/index.js';
import type { ConsoleLog } from './console-log.js';

/** What the access check needs from the console. */
export interface AccessPlace {
  /** The host, as soon as its files are available. */
  readonly host: Promise<HostPort>;
  readonly log: ConsoleLog;
  /** Stand-in for tests: calls `act` after a while. */
  readonly later?: (act: () => void) => void;
}

/** How often to look for a first password: it may be set elsewhere while this console is open. */
const lookAgainMs = 10_000;
const afterAWhile = (act: () => void): void => {
  setTimeout(act, lookAgainMs).unref();
};

/** Checks logins, knows the logged-in user, and decides whether the host may be changed. */
export class Access {
  #attempt = new AbortController();
  /** The logged-in user; null: nobody. */
  #person: string | null = null;

  constructor(private readonly place: AccessPlace) {}

  /**
   * How to log in here. null on a tree of files without its own users: a user who may write its
   * files can change the host without a console.
   */
  async read(): Promise<LoginOptions | null> {
    const { login } = await this.place.host;
    if (await login.isOpenToAll()) return null;
    const shown = await login.shownUser();
    return {
      user: shown?.user ?? 'root',
      hint: shown === null ? '' : loginWords.hint(shown.user, shown.password),
      passwordSet: await login.isPasswordSet(),
    };
  }

  /**
   * Reports how to log in here. While no password was ever set, everybody may do everything, so it
   * looks again and again: the first password must end that soon.
   */
  async watch(tell: (login: LoginOptions | null) => void): Promise<void> {
    const login = await this.read();
    tell(login);
    if (login?.passwordSet === false)
      (this.place.later ?? afterAWhile)(() => {
        void this.watch(tell);
      });
  }

  /** Checks a login, and writes its result to the host's log. */
  async logIn(user: string, password: string): Promise<LoginResult> {
    const ended = await this.#check(user, password);
    await this.place.log.write(
      ended.ok ? 'info' : 'warning',
      ended.ok
        ? `${user} logged in (${ended.value.by})`
        : `login failed for ${user} (${ended.error.code})`,
    );
    if (ended.ok) {
      this.#person = user;
      const { by, said, failedLogins } = ended.value;
      const words = by === 'unix_chkpwd' && said !== '' ? loginWords.withoutPam(said) : said;
      return { ok: true, user, failedLogins, said: words };
    }
    const { failedLogins, waitSeconds } = ended.error;
    const detail = loginDetail(ended.error);
    return { ok: false, code: loginCode(ended.error), detail, failedLogins, waitSeconds };
  }

  /**
   * Why this user's password must not be changed; null if it may. `present` is the password that
   * they gave; null is right only if none was ever set.
   */
  async whyNot(user: string, present: string | null): Promise<ChangeResult | null> {
    const { login } = await this.place.host;
    if (present === null)
      return (await login.isPasswordSet())
        ? { ok: false, code: 'wrongPassword', detail: '' }
        : null;
    const checked = await this.#check(user, present);
    if (checked.ok) return null;
    const { code, failedLogins, waitSeconds } = checked.error;
    await this.place.log.write('warning', `the present password of ${user} was refused (${code})`);
    if (code === 'wrong')
      return {
        ok: false,
        code: 'wrongPassword',
        detail: loginWords.counted(failedLogins, waitSeconds),
      };
    const refused = code === 'notPermitted' ? [loginWords.refused.notAllowed] : [];
    return {
      ok: false,
      code: 'failed',
      detail: [...refused, loginDetail(checked.error)].join(' '),
    };
  }

  /** Logs a user out, and writes the reason to the host's log. */
  loggedOut(user: string, why: 'asked' | 'timeout'): Promise<void> {
    this.#person = null;
    return this.place.log.write('info', `${user} logged out (${why})`);
  }

  /** Whether the host may be changed now: somebody is logged in, or nobody has to be. */
  async mayChange(): Promise<boolean> {
    return this.#person !== null || (await this.read())?.passwordSet !== true;
  }

  /** Gives up the attempt that is being checked. */
  cancel(): void {
    this.#attempt.abort();
  }

  async #check(user: string, password: string): Promise<Result<LoggedIn, LoginError>> {
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    const { login } = await this.place.host;
    const ended = await login.authenticate(user, password, signal);
    // Nobody waits for an attempt that was given up, so it must not count as a login.
    if (!ended.ok || !signal.aborted) return ended;
    const { failedLogins } = ended.value;
    return err({ code: 'cancelled', detail: '', failedLogins, waitSeconds: 0 });
  }
}

/** What the system said, or who is permitted. */
function loginDetail({ code, detail }: LoginError): string {
  return code === 'notPermitted' ? loginWords.permitted(detail) : detail;
}

/** The dialogue's code for a failed login. */
function loginCode({ code }: LoginError): Extract<LoginResult, { readonly ok: false }>['code'] {
  switch (code) {
    case 'notPermitted':
      return 'notAllowed';
    case 'wrong':
    case 'account':
    case 'cancelled':
      return code;
    case 'unavailable':
    case 'timedOut':
      return 'failed';
  }
}
