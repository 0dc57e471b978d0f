import { err, ok, type HostFilePort } from '../../model/index.js';
import type { Commands } from '../machine/commands.js';
import { answerOf, type PamAnswer, type PamError } from './pam-answer.js';
import { locksOut } from './pam-services.js';

/** What these checks work with. */
interface UnixTools {
  readonly commands: Commands;
  readonly files: Pick<HostFilePort, 'text'>;
}

/** A user with a password, and who may give up waiting for the answer. */
interface UnixRequest {
  readonly user: string;
  readonly password: string;
  readonly signal?: AbortSignal | undefined;
}

const limitMs = 30_000;
/** The sources of users that are files of the host. */
const localSources = ['files', 'compat', 'db', 'altfiles', 'systemd'];

/**
 * Asks unix_chkpwd instead of PAM, unless one of the services locks accounts. For the password: 0
 * is right, 7 wrong, 9 no password in etc/shadow. For the account: 0 is good, and 12 too, which
 * means that the password must be changed; 13 and 27 refuse it. Any other status means that
 * unix_chkpwd cannot be used here; for the password the answer is then null. `why`: what happened
 * to PAM.
 */
export async function askUnixCheck(
  { commands, files }: UnixTools,
  { user, password, signal }: UnixRequest,
  services: readonly string[],
  why: PamError,
): Promise<PamAnswer | null> {
  const unavailable = (reason: string): PamAnswer =>
    err({ code: 'unavailable', detail: `${why.detail}; ${reason}` });
  const lockout = await locksOut(files, services);
  if (lockout !== null)
    return unavailable(`${lockout} may have locked the account, and only PAM could tell`);
  const program = 'unix_chkpwd';
  const check = (what: string, input: string): ReturnType<Commands['run']> =>
    commands.run({ program, args: [user, what], limitMs, input, signal });
  const run = await check('nonull', `${password}\0`);
  if (run.ok && run.value.status === 9 && (await mayBeElsewhere(files, user)))
    return unavailable('unix_chkpwd finds no password of this user in /etc/shadow');
  const right = answerOf(program, run, signal, { 0: program, 7: 'wrong', 9: 'wrong' });
  if (!right.ok) return right.error.code === 'unavailable' ? null : right;
  const account = answerOf(program, await check('chkexpiry', ''), signal, {
    0: program,
    12: program,
    13: 'account',
    27: 'account',
  });
  if (account.ok) return ok({ by: program, said: why.detail });
  return account.error.code === 'unavailable'
    ? unavailable('unix_chkpwd cannot tell whether the account has expired')
    : account;
}

/**
 * Whether a user without a password in etc/shadow may have one all the same: the user is known, or
 * a directory has users too. Then nobody can say that the password was wrong.
 */
async function mayBeElsewhere(files: UnixTools['files'], user: string): Promise<boolean> {
  const [known, sources] = await Promise.all([
    files.text('/etc/passwd'),
    files.text('/etc/nsswitch.conf'),
  ]);
  if (!known.known || known.value.split('\n').some((line) => line.startsWith(`${user}:`)))
    return true;
  const line = /^[ \t]*passwd:([^#\n]*)/mu.exec(sources.known ? sources.value : '')?.[1] ?? '';
  return line
    .replaceAll(/\[[^[\]]*\]/gu, ' ')
    .split(/\s+/u)
    .some((source) => source !== '' && !localSources.includes(source));
}

/**
 * Sets the password with chpasswd, which reads lines `user:password`. Answers null when it cannot
 * be used here either.
 */
export async function askPasswordTool(
  { commands }: UnixTools,
  { user, password, signal }: UnixRequest,
): Promise<PamAnswer | null> {
  if (/[:\n]/u.test(user) || password.includes('\n')) return null;
  const program = 'chpasswd';
  const input = `${user}:${password}\n`;
  // With -c, chpasswd does not use PAM, which is broken here.
  const args = ['-c', 'SHA512'];
  const run = await commands.run({ program, args, limitMs, input, signal });
  const answer = answerOf(program, run, signal, { 0: 'unix_chkpwd', 1: 'newPasswordRefused' });
  return !answer.ok && answer.error.code === 'unavailable' ? null : answer;
}
