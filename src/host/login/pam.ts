import { err, ok, withoutSecret } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import type { Commands } from '../machine/commands.js';
import { interpreters } from '../machine/python.js';
import { answerOf, type PamAnswer, type PamError } from './pam-answer.js';
import { accountStack } from './pam-services.js';
import { askPasswordTool, askUnixCheck } from './unix-check.js';

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

/**
 * A directory server that does not answer can block PAM for long. After this time the operator is
 * told.
 */
const limitMs = 30_000;

/**
 * The helper's exit statuses. Python itself and a shell use none of these, so a damaged Python
 * makes no password right or wrong.
 */
const statuses: Readonly<Record<number, PamError['code'] | 'pam'>> = {
  40: 'pam',
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
  const hidden = (words: string): string => withoutSecret(words, request.password);
  return answer.ok
    ? ok({ ...answer.value, said: hidden(answer.value.said) })
    : err({ ...answer.error, detail: hidden(answer.error.detail) });
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
          request,
          service.ok ? [service.value] : request.services,
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
  const reasons: string[] = [];
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
    const answer = answerOf(program, run, signal, statuses);
    if (answer.ok || answer.error.code !== 'unavailable') return answer;
    reasons.push(answer.error.detail);
  }
  return err({ code: 'unavailable', detail: reasons.join('; ') || 'there is no Python here' });
}
