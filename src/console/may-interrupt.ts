import { mayHaveChanged } from '../reset/index.js';
import { isBusy } from './reset/run.js';
import type { ConsoleState } from './state.js';

/**
 * Whether Ctrl-C may end the console now: not while a run is changing the host, which would be left half-done, nor on the page that waits for
 * another change. Esc leaves that one, for a change that never ends.
 */
export function mayInterrupt({ dialogue }: ConsoleState): boolean {
  if (dialogue?.kind === 'task')
    return dialogue.task.page.task !== 'change' || dialogue.task.page.page !== 'waiting';
  if (dialogue?.kind !== 'reset' || dialogue.reset.at.step !== 'run') return true;
  const { run } = dialogue.reset.at;
  return !isBusy(run) || (run.undo === 'no' && !mayHaveChanged(run));
}
