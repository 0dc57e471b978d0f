import type { ChangeResult, LoginOptions, LoginResult } from '../console/index.js';
import type { Authentication, Log, LogLevel, LoginError } from '../host/index.js';
import { loginWords } from '../text/index.js';
import { embedded, host } from './loading.js';

/** What logging in needs of the console. */
export interface AccessPlace {
  readonly root: string;
  readonly embedded: boolean;
  /** The host's files are there. */
  readonly ready: Promise<unknown>;
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
  #authentication: Authentication | null = null;
  #attempt = new AbortController();
  #log: Log | null = null;
  /** Who is logged in. */
  #person: string | null = null;

  constructor(private readonly place: AccessPlace) {}

  /** How to log in here; null on a tree of files without users of its own: whoever may write its files needs no console for that. */
  async read(): Promise<LoginOptions | null> {
    const { root, embedded: practice, ready } = this.place;
    await ready;
    const { embeddedLogin, isPasswordSet } = await host();
    const passwordSet = await isPasswordSet(root);
    if (root !== '/' && !practice && !passwordSet) return null;
    const shown = await embeddedLogin(root);
    return {
      user: shown?.user ?? 'root',
      hint: shown === null ? '' : loginWords.hint(shown.user, shown.password),
      passwordSet,
    };
  }

  /** Tells how to log in here, and again for as long as everybody may do everything because no password was ever set: the first one must close that at once. */
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
      ended.ok ? `${user} logged in` : `login failed for ${user} (${ended.error.code})`,
    );
    if (ended.ok) {
      this.#person = user;
      return { ok: true, user, failures: ended.value };
    }
    const { failures, waitSeconds, detail } = ended.error;
    return { ok: false, code: loginCode(ended.error), detail, failures, waitSeconds };
  }

  /** Why somebody may not have their password changed who gives this as the present one; null as present is right only where none was ever set. */
  async whyNot(user: string, present: string | null): Promise<ChangeResult | null> {
    const { isPasswordSet } = await host();
    if (present === null)
      return (await isPasswordSet(this.place.root))
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

  /** Whether what changes the host may be done now: by who is logged in, or where nobody has to be. */
  async mayChange(): Promise<boolean> {
    return this.#person !== null || (await this.read())?.passwordSet !== true;
  }

  /** Gives up the attempt that is being checked. */
  cancel(): void {
    this.#attempt.abort();
  }

  /** Text of the helper that speaks PAM. */
  async helper(): Promise<string> {
    return (await embedded()).assetFiles('helpers/').get('pam-authenticate.py') ?? '';
  }

  async #note(level: LogLevel, line: string): Promise<void> {
    const { openLog } = await host();
    this.#log ??= openLog(this.place.root, 'xsconsole');
    this.#log.write(level, line);
  }

  async #check(user: string, password: string): ReturnType<Authentication['authenticate']> {
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    await this.place.ready;
    const { createAuthentication } = await host();
    this.#authentication ??= createAuthentication({
      root: this.place.root,
      helper: await this.helper(),
    });
    return this.#authentication.authenticate(user, password, signal);
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
