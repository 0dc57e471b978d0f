import { err, ok, type Result } from '../reset/index.js';
import { exists } from './disk-path.js';
import { findProgram, runCommand, type CommandEnd } from './commands.js';

/** One question to PAM. Fields may hold any text without NUL. */
export interface PamRequest {
  readonly user: string;
  readonly password: string;
  /** Only to change the password. */
  readonly newPassword?: string;
  readonly services: readonly string[];
  /** Text of assets/helpers/pam-authenticate.py. */
  readonly helper: string;
  readonly signal?: AbortSignal | undefined;
}

/** Why PAM said no. `detail`: PAM's own words, never a password. */
export interface PamTrouble {
  readonly code: 'wrong' | 'account' | 'newPasswordRefused' | 'unavailable' | 'timedOut' | 'cancelled';
  readonly detail: string;
}

/** A directory server that does not answer can hold PAM for long; then the operator should hear of it. */
const limitMs = 30_000;
const interpreters = ['python3', '/usr/libexec/platform-python'];
const statuses: Readonly<Record<number, PamTrouble['code']>> = { 1: 'wrong', 3: 'account', 4: 'unavailable', 5: 'newPasswordRefused' };

/**
 * Asks this machine's PAM, in a process of its own; the password goes through a pipe. Without Python or PAM, as root, the password alone
 * is checked by unix_chkpwd: no lockout, no directory users, and no change of password.
 */
export async function askPam(request: PamRequest): Promise<Result<void, PamTrouble>> {
  const fields = [request.user, request.password, ...(request.newPassword === undefined ? [] : [request.newPassword])];
  if (fields.some((field) => field.includes('\0'))) return err({ code: 'wrong', detail: '' });
  const answer = await askHelper(request, fields.join('\0'));
  if (answer.ok || answer.error.code !== 'unavailable' || request.newPassword !== undefined) return answer;
  const checked = await askUnixCheck(request);
  return checked ?? answer;
}

async function askHelper({ services, helper, newPassword, signal }: PamRequest, input: string): Promise<Result<void, PamTrouble>> {
  let interpreter: string | null = null;
  for (const name of interpreters) interpreter ??= await findProgram(name);
  const service = await installed(services);
  if (interpreter === null) return err({ code: 'unavailable', detail: interpreters.join(', ') });
  if (service === null) return err({ code: 'unavailable', detail: `/etc/pam.d: ${services.join(', ')}` });
  const action = newPassword === undefined ? 'authenticate' : 'change';
  // -I: neither the environment nor a module in the working directory gets a word in.
  return outcome(await runCommand({ program: interpreter, args: ['-I', '-c', helper, action, service], limitMs, input, signal }), signal, statuses);
}

/** 0 right, 7 wrong, 9 no such user; anything else: it cannot be used here (it answers root only). */
async function askUnixCheck({ user, password, signal }: PamRequest): Promise<Result<void, PamTrouble> | null> {
  if (process.geteuid?.() !== 0 || user.startsWith('-')) return null;
  const run = await runCommand({ program: 'unix_chkpwd', args: [user, 'nonull'], limitMs, input: `${password}\0`, signal });
  const answer = outcome(run, signal, { 7: 'wrong', 9: 'wrong' });
  return !answer.ok && answer.error.code === 'unavailable' ? null : answer;
}

function outcome(run: Awaited<ReturnType<typeof runCommand>>, signal: AbortSignal | undefined, codes: Readonly<Record<number, PamTrouble['code']>>): Result<void, PamTrouble> {
  if (signal?.aborted === true) return err({ code: 'cancelled', detail: '' });
  if (!run.ok) return err({ code: run.error.code === 'timedOut' ? 'timedOut' : 'unavailable', detail: run.error.cause });
  return run.value.status === 0 ? ok(undefined) : err({ code: codes[run.value.status] ?? 'unavailable', detail: words(run.value) });
}

function words({ stdout, stderr }: CommandEnd): string {
  return (stdout.trim() || stderr.trim()).split('\n').at(-1) ?? '';
}

async function installed(services: readonly string[]): Promise<string | null> {
  for (const service of services) if (await exists('/', `/etc/pam.d/${service}`)) return service;
  return null;
}
