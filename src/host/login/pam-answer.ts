import {
  err,
  ok,
  type LoggedIn,
  type LoginError,
  type PasswordChecked,
  type Result,
} from '../../model/index.js';
import { errorOfCommand, type CommandEnd, type Commands } from '../machine/commands.js';

/** Why PAM refused. `detail` has PAM's own words, never a password. */
export interface PamError {
  readonly code: Exclude<LoginError['code'], 'notPermitted'> | 'newPasswordRefused';
  readonly detail: string;
}

/** What checked the password and found it right, or why nobody is let in. */
export type PamAnswer = Result<PasswordChecked, PamError>;

/**
 * What an exit status means: which program says that the password is right, or why it is not. A
 * status that `codes` does not list means unavailable: the program itself has failed.
 */
export function answerOf(
  program: string,
  run: Awaited<ReturnType<Commands['run']>>,
  signal: AbortSignal | undefined,
  codes: Readonly<Record<number, PamError['code'] | LoggedIn['by']>>,
): PamAnswer {
  if (signal?.aborted === true) return err({ code: 'cancelled', detail: '' });
  if (!run.ok)
    return err({
      code: run.error.code === 'timedOut' ? 'timedOut' : 'unavailable',
      detail: `${program}: ${run.error.cause}`,
    });
  const code = codes[run.value.status];
  if (code === 'pam' || code === 'unix_chkpwd' || code === 'file')
    return ok({ by: code, said: words(run.value) });
  if (code !== undefined) {
    const detail = words(run.value);
    if (detail !== '' || code !== 'unavailable') return err({ code, detail });
  }
  return err({ code: 'unavailable', detail: howItEnded(program, run.value) });
}

/** The program's whole output, on one line. */
function words({ stdout, stderr }: CommandEnd): string {
  return (stdout.trim() || stderr.trim())
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

function howItEnded(program: string, end: CommandEnd): string {
  return `${program}: ${errorOfCommand(end, 'commandFailed', program).cause}`;
}
