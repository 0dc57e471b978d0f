import type { ChangeResult, LoginOptions, LoginResult } from '../console/index.js';
import type { HostPort, Log, LoggedIn, LoginError, LogLevel, Result } from '../model/index.js';
import { loginWords } from '../text/index.js';

/** What logging in needs of the console. */
export interface AccessPlace {
  /** As soon as its files are there. */
  readonly host: Promise<HostPort>;
  /** The host's own log takes nothing, and why. */
  readonly logFailed?: (cause: string) => void;
  /** Stand-in for tests: does something after a while. */
  readonly later?: (act: () => void) => void;
}

/** A first password may be set elsewhere too, while this console is open. */
const lookAgainMs = 10_000;
const afterAWhile = (act: () => void): void => {
  setTimeout(act, lookAgainMs).unref();
};

/** Who may do what on this host, and who is who. */
export class Access {
  #attempt = new AbortController();
  #log: Log | null = null;
  /** Who is logged in. */
  #person: string | null = null;

  constructor(private readonly place: AccessPlace) {}

  /**
   * How to log in here; null on a tree of files without users of its own: whoever may write its
   * files needs no console for that.
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
   * Tells how to log in here, and again for as long as everybody may do everything because no
   * password was ever set: the first one must close that at once.
   */
  async watch(tell: (login: LoginOptions | null) => void): Promise<void> {
    const login = await this.read();
    tell(login);
    if (login?.passwordSet === false)
      (this.place.later ?? afterAWhile)(() => {
        void this.watch(tell);
      });
  }

  /** Checks who wants to log in. */
  async logIn(user: string, password: string): Promise<LoginResult> {
    const ended = await this.#check(user, password);
    await this.#note(
      ended.ok ? 'info' : 'warning',
      ended.ok
        ? `${user} logged in (${ended.value.by})`
        : `login failed for ${user} (${ended.error.code})`,
    );
    if (ended.ok) {
      this.#person = user;
      return { ok: true, user, failures: ended.value.failures };
    }
    const { failures, waitSeconds, detail } = ended.error;
    return { ok: false, code: loginCode(ended.error), detail, failures, waitSeconds };
  }

  /**
   * Why somebody may not have their password changed who gives this as the present one; null as
   * present is right only where none was ever set.
   */
  async whyNot(user: string, present: string | null): Promise<ChangeResult | null> {
    const { login } = await this.place.host;
    if (present === null)
      return (await login.isPasswordSet())
        ? { ok: false, code: 'wrongPassword', detail: '' }
        : null;
    const checked = await this.#check(user, present);
    if (checked.ok) return null;
    const { code, detail, failures, waitSeconds } = checked.error;
    return code === 'wrong'
      ? { ok: false, code: 'wrongPassword', detail: loginWords.counted(failures, waitSeconds) }
      : { ok: false, code: 'failed', detail };
  }

  /** Somebody is logged out; the host's log is told why. */
  loggedOut(user: string, why: 'asked' | 'timeout'): Promise<void> {
    this.#person = null;
    return this.#note('info', `${user} logged out (${why})`);
  }

  /**
   * Whether what changes the host may be done now: by who is logged in, or where nobody has to be.
   */
  async mayChange(): Promise<boolean> {
    return this.#person !== null || (await this.read())?.passwordSet !== true;
  }

  /** Gives up the attempt that is being checked. */
  cancel(): void {
    this.#attempt.abort();
  }

  async #note(level: LogLevel, line: string): Promise<void> {
    const opened = await this.place.host;
    this.#log ??= opened.openLog('xsconsole', this.place.logFailed);
    this.#log.write(level, line);
  }

  async #check(user: string, password: string): Promise<Result<LoggedIn, LoginError>> {
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    const { login } = await this.place.host;
    return login.authenticate(user, password, signal);
  }
}

/** A failed login as the dialogue knows it. */
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
