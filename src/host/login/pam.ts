import { err, ok, type Result } from '../../model/index.js';
import { exists } from '../files/disk-path.js';
import { runCommand, type CommandEnd } from '../machine/commands.js';
import { findPython, interpreters } from '../machine/python.js';

/** One question to PAM. Fields may hold any text without NUL. */
export interface PamRequest {
  /** `set` gives the user this password, whatever the former one was: as root only, and for the caller to see that it is allowed. */
  readonly action: 'authenticate' | 'set';
  readonly user: string;
  readonly password: string;
  readonly services: readonly string[];
  /** Text of assets/helpers/pam-authenticate.py. */
  readonly helper: string;
  readonly signal?: AbortSignal | undefined;
}

/** Why PAM said no. `detail`: PAM's own words, never a password. */
export interface PamTrouble {
  readonly code:
    'wrong' | 'account' | 'newPasswordRefused' | 'unavailable' | 'timedOut' | 'cancelled';
  readonly detail: string;
}

/** A directory server that does not answer can hold PAM for long; then the operator should hear of it. */
const limitMs = 30_000;
const statuses: Readonly<Record<number, PamTrouble['code']>> = {
  1: 'wrong',
  3: 'account',
  4: 'unavailable',
  5: 'newPasswordRefused',
};

/**
 * Asks this machine's PAM, in a process of its own; the password goes through a pipe. Where Python or PAM is missing, broken or hung (a directory
 * server is asked over the network that is gone), root has the password alone checked by unix_chkpwd, which knows neither lockout nor directory
 * users, and set by chpasswd.
 */
export async function askPam(request: PamRequest): Promise<Result<void, PamTrouble>> {
  if ([request.user, request.password].some((field) => field.includes('\0')))
    return err({ code: 'wrong', detail: '' });
  const answer = await askHelper(request);
  if (
    answer.ok ||
    (answer.error.code !== 'unavailable' && answer.error.code !== 'timedOut') ||
    process.geteuid?.() !== 0 ||
    request.user.startsWith('-')
  )
    return answer;
  const instead =
    request.action === 'set' ? await askPasswordTool(request) : await askUnixCheck(request);
  return instead ?? answer;
}

async function askHelper({
  action,
  user,
  password,
  services,
  helper,
  signal,
}: PamRequest): Promise<Result<void, PamTrouble>> {
  const interpreter = await findPython();
  const service = await installed(services);
  if (interpreter === null) return err({ code: 'unavailable', detail: missing(interpreters) });
  if (service === null)
    return err({
      code: 'unavailable',
      detail: missing(services.map((name) => `/etc/pam.d/${name}`)),
    });
  // -I: neither the environment nor a module in the working directory gets a word in.
  const run = await runCommand({
    program: interpreter,
    args: ['-I', '-c', helper, action, service],
    limitMs,
    input: `${user}\0${password}`,
    signal,
  });
  return outcome(run, signal, statuses);
}

/** 0 right, 7 wrong, 9 no such user; anything else: it cannot be used here. */
async function askUnixCheck({
  user,
  password,
  signal,
}: PamRequest): Promise<Result<void, PamTrouble> | null> {
  const run = await runCommand({
    program: 'unix_chkpwd',
    args: [user, 'nonull'],
    limitMs,
    input: `${password}\0`,
    signal,
  });
  return ifUsable(outcome(run, signal, { 7: 'wrong', 9: 'wrong' }));
}

/** Lines `user:password`. */
async function askPasswordTool({
  user,
  password,
  signal,
}: PamRequest): Promise<Result<void, PamTrouble> | null> {
  if (/[:\n]/u.test(user) || password.includes('\n')) return null;
  return ifUsable(
    outcome(
      await runCommand({
        program: 'chpasswd',
        args: [],
        limitMs,
        input: `${user}:${password}\n`,
        signal,
      }),
      signal,
      { 1: 'newPasswordRefused' },
    ),
  );
}

/** null: what was asked cannot be used here either. */
function ifUsable(answer: Result<void, PamTrouble>): Result<void, PamTrouble> | null {
  return !answer.ok && answer.error.code === 'unavailable' ? null : answer;
}

function outcome(
  run: Awaited<ReturnType<typeof runCommand>>,
  signal: AbortSignal | undefined,
  codes: Readonly<Record<number, PamTrouble['code']>>,
): Result<void, PamTrouble> {
  if (signal?.aborted === true) return err({ code: 'cancelled', detail: '' });
  if (!run.ok)
    return err({
      code: run.error.code === 'timedOut' ? 'timedOut' : 'unavailable',
      detail: run.error.cause,
    });
  return run.value.status === 0
    ? ok(undefined)
    : err({ code: codes[run.value.status] ?? 'unavailable', detail: words(run.value) });
}

/** What was looked for in vain. */
function missing(names: readonly string[]): string {
  return names.map((name) => `no ${name}`).join(', ');
}

function words({ stdout, stderr }: CommandEnd): string {
  return (stdout.trim() || stderr.trim()).split('\n').at(-1) ?? '';
}

async function installed(services: readonly string[]): Promise<string | null> {
  for (const service of services) if (await exists('/', `/etc/pam.d/${service}`)) return service;
  return null;
}
