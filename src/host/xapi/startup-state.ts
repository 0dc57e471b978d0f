import type { HostFilePort, StartupState } from '../../model/index.js';
import { attemptsPath, parseAttempts, setAsidePaths } from '../../reset/index.js';

/**
 * The state of the reset that the host's last start-up should have completed, from the host's
 * files. `trigger` is the host path at which this host's xapi looks. Damaged counts of attempts
 * give `pending`.
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
