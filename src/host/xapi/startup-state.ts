import { attemptsPath, parseAttempts, setAsidePaths } from '../../reset/index.js';
import { hostFiles } from '../files/host-files.js';

/** What the host's files tell of the reset that its last start-up was to complete (design page, "Start-up Sequence"). */
export type StartupFiles =
  | { readonly state: 'none' }
  /** The trigger lies there and no start-up has failed on it. */
  | { readonly state: 'pending' }
  /** No NIC is the port that was chosen and was called `device` then: the trigger lies there until somebody has said which one is meant. */
  | { readonly state: 'asked'; readonly device: string }
  | { readonly state: 'failed'; readonly reason: string; readonly attempts: number }
  /** Given up: the trigger now has this name. */
  | { readonly state: 'setAside'; readonly reason: string; readonly path: string };

/** Reads it. `trigger`: the host path where this host's xapi looks. Damaged counts of attempts tell nothing, which is `pending`. */
export async function readStartupState(root: string, trigger: string): Promise<StartupFiles> {
  const files = await hostFiles(root);
  const aside = setAsidePaths(trigger);
  const [there, kept, given, why] = await Promise.all([
    files.read(trigger),
    files.read(attemptsPath),
    files.read(aside.trigger),
    files.read(aside.reason),
  ]);
  if (there.state === 'absent') {
    if (given.state !== 'present') return { state: 'none' };
    return {
      state: 'setAside',
      reason: why.state === 'present' ? (why.text.split('\n')[0] ?? '') : '',
      path: aside.trigger,
    };
  }
  const attempts = kept.state === 'present' ? parseAttempts(kept.text) : null;
  if (attempts?.asked !== undefined) return { state: 'asked', device: attempts.asked };
  if (attempts === null || attempts.lastError === '') return { state: 'pending' };
  return { state: 'failed', reason: attempts.lastError, attempts: attempts.attempts };
}
