import type { HostFilePort, StartupState } from '../../model/index.js';
import { attemptsPath, parseAttempts, setAsidePaths } from '../../reset/index.js';

/**
 * What the host's files tell of the reset that its last start-up was to complete. `trigger`: the
 * host path where this host's xapi looks. Damaged counts of attempts tell nothing, which is
 * `pending`.
 */
export async function readStartupState(
  files: HostFilePort,
  trigger: string,
): Promise<StartupState> {
  const aside = setAsidePaths(trigger);
  const [there, kept, given, why] = await Promise.all([
    files.read(trigger),
    files.read(attemptsPath),
    files.read(aside.trigger),
    files.read(aside.reason),
  ]);
  if (there.state === 'absent' && there.foreign !== undefined)
    return { state: 'foreign', path: trigger, kind: there.foreign };
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
