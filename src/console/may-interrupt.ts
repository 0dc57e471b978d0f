import { mayHaveChanged } from '../reset/index.js';
import { runPageName } from './reset/run.js';
import { isBusy } from './reset/run-state.js';
import type { ConsoleState } from './state.js';

/**
 * Whether Ctrl-C may end the console now. It may not while a run changes the host, which would be
 * left half-done, nor on the page that waits for another change. Esc leaves that page, in case the
 * change never ends.
 */
export function mayInterrupt({ dialogue, run }: ConsoleState): boolean {
  if (dialogue?.page.busy === true) return false;
  if (dialogue?.page.name !== runPageName || run === null) return true;
  return !isBusy(run) || (run.undo === 'no' && !mayHaveChanged(run));
}
