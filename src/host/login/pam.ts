import {
  err,
  ok,
  withoutSecret,
  type LoggedIn,
  type LoginError,
  type Result,
} from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import type { CommandEnd, Commands } from '../machine/commands.js';
import { interpreters } from '../machine/python.js';
import { accountStack, locksOut } from './pam-services.js';

/** One question to PAM. Fields may hold any text without NUL. */
export interface PamRequest {
  /**
   * `set` gives the user this password, whatever the former one was. It works as root only, and the
   * caller must check that it is allowed.
   */
  readonly action: 'authenticate' | 'set';
  readonly user: string;
  readonly password: string;
  readonly services: readonly string[];
  /**
   * The operator's terminal, without /dev/; '' for none. Modules may allow root on some terminals
   * only.
   */
  readonly terminal: string;
  readonly signal?: AbortSignal | undefined;
}

/** What `askPam` works with. */
export interface PamTools {
  readonly commands: Commands;
  /** The files of this machine, for its PAM configuration in /etc/pam.d. */
  readonly files: HostTree;
  /** The text of assets/helpers/pam-authenticate.py. */
  readonly helper: string;
}

/** Why PAM refused. `detail` has PAM's own words, never a password. */
export interface PamError {
  readonly code: Exclude<LoginError['code'], 'notPermitted'> | 'newPasswordRefused';
  readonly detail: string;
}

type PamAnswer = Result<LoggedIn['by'], PamError>;

/**
 * A directory server that does not answer can block PAM for long. After this time the operator is
 * told.
 */
const limitMs = 30_000;
/** In characters: longer messages are cut. */
const longestWords = 1_000;

/**
 * The helper's exit statuses. Python itself and a shell use none of these, so a damaged Python
 * makes no password right or wrong.
 */
const done = 40;
const statuses: Readonly<Record<number, PamError['code']>> = {
  41: 'wrong',
  43: 'account',
  44: 'unavailable',
  45: 'newPasswordRefused',
};

/**
 * Asks this machine's PAM in a separate process; the password goes through a pipe.
 *
 * When Python or PAM is missing, broken or hangs (on a directory server that the lost network does
 * not reach), there is another way, for root only: unix_chkpwd checks the password and the account,
 * and chpasswd sets a password. unix_chkpwd does not count wrong passwords, so it is not used on a
 * host whose PAM locks accounts after too many.
 */
export async function askPam(tools: PamTools, request: PamRequest): Promise<PamAnswer> {
  const answer = await ask(tools, request);
  // A module or a program may say what it was given.
  return answer.ok
    ? answer
    : err({ ...answer.error, detail: withoutSecret(answer.error.detail, request.password) });
}

async function ask(tools: PamTools, request: PamRequest): Promise<PamAnswer> {
  if ([request.user, request.password].some((field) => field.includes('\0')))
    return err({ code: 'wrong', detail: '' });
  const service = await accountStack(tools.files, request.services);
  const answer: PamAnswer = service.ok
    ? await askHelper(tools, request, service.value)
    : err({ code: 'unavailable', detail: service.error });
  if (
    answer.ok ||
    (answer.error.code !== 'unavailable' && answer.error.code !== 'timedOut') ||
    process.geteuid?.() !== 0 ||
    request.user.startsWith('-')
  )
    return answer;
  const instead =
    request.action === 'set'
      ? await askPasswordTool(tools, request)
      : await askUnixCheck(
          tools,
          service.ok ? { ...request, services: [service.value] } : request,
          answer.error,
        );
  return instead ?? answer;
}

/** Asks PAM with the first Python that can use it. */
async function askHelper(
  { commands, helper }: PamTools,
  { action, user, password, terminal, signal }: PamRequest,
  service: string,
): Promise<PamAnswer> {
  let last: PamAnswer = err({ code: 'unavailable', detail: 'no python3' });
  for (const { program, isolated } of interpreters) {
    const path = await commands.find(program);
    if (path === null) continue;
    const run = await commands.run({
      program: path,
      args: [...isolated, '-c', helper, action, service, terminal],
      limitMs,
      input: `${user}\0${password}`,
      signal,
    });
    last = outcome(run, signal, { [done]: 'pam', ...statuses });
    if (last.ok || last.error.code !== 'unavailable') return last;
  }
  return last;
}

/**
 * Asks unix_chkpwd, unless one of the services locks accounts. For the password: 0 is right, 7
 * wrong, 9 no such user. For the account: 0 is good, and 12 too, which means that the password must
 * be changed; 13 and 27 refuse it. Any other status means that unix_chkpwd cannot be used here; for
 * the password the answer is then null.
 */
async function askUnixCheck(
  { commands, files }: PamTools,
  { user, password, services, signal }: PamRequest,
  why: PamError,
): Promise<PamAnswer | null> {
  const lockout = await locksOut(files, services);
  if (lockout !== null)
    return err({
      code: 'unavailable',
      detail: `${why.detail}; ${lockout} may have locked the account, and only PAM could tell`,
    });
  const check = (what: string, input: string): ReturnType<Commands['run']> =>
    commands.run({ program: 'unix_chkpwd', args: [user, what], limitMs, input, signal });
  const right = outcome(await check('nonull', `${password}\0`), signal, {
    0: 'unix_chkpwd',
    7: 'wrong',
    9: 'wrong',
  });
  if (!right.ok) return right.error.code === 'unavailable' ? null : right;
  const account = outcome(await check('chkexpiry', ''), signal, {
    0: 'unix_chkpwd',
    12: 'unix_chkpwd',
    13: 'account',
    27: 'account',
  });
  return !account.ok && account.error.code === 'unavailable'
    ? err({
        code: 'unavailable',
        detail: `${why.detail}; unix_chkpwd cannot tell whether the account has expired`,
      })
    : account;
}

/**
 * Sets the password with chpasswd, which reads lines `user:password`. Answers null when it cannot
 * be used here either.
 */
async function askPasswordTool(
  { commands }: PamTools,
  { user, password, signal }: PamRequest,
): Promise<PamAnswer | null> {
  if (/[:\n]/u.test(user) || password.includes('\n')) return null;
  const run = await commands.run({
    program: 'chpasswd',
    args: [],
    limitMs,
    input: `${user}:${password}\n`,
    signal,
  });
  const answer = outcome(run, signal, { 0: 'unix_chkpwd', 1: 'newPasswordRefused' });
  return !answer.ok && answer.error.code === 'unavailable' ? null : answer;
}

/**
 * What an exit status means: which program says that the password is right, or why it is not. A
 * status that `codes` does not list means unavailable.
 */
function outcome(
  run: Awaited<ReturnType<Commands['run']>>,
  signal: AbortSignal | undefined,
  codes: Readonly<Record<number, PamError['code'] | LoggedIn['by']>>,
): PamAnswer {
  if (signal?.aborted === true) return err({ code: 'cancelled', detail: '' });
  if (!run.ok)
    return err({
      code: run.error.code === 'timedOut' ? 'timedOut' : 'unavailable',
      detail: run.error.cause,
    });
  const code = codes[run.value.status] ?? 'unavailable';
  return code === 'pam' || code === 'unix_chkpwd' || code === 'file'
    ? ok(code)
    : err({ code, detail: words(run.value) });
}

/** The program's whole output, on one line. */
function words({ stdout, stderr }: CommandEnd): string {
  return (stdout.trim() || stderr.trim())
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
    .slice(0, longestWords);
}
