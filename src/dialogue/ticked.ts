import { headerView } from './header.js';
import { logoutSoon } from './session.js';
import type { ConsoleState } from './state.js';
import type { HeaderView } from './view.js';

/** Whether the view tells time elsewhere than in the top line: while steps are running, while VMs are waited for, where the clock is asked for, and while a logout is announced. */
function countsTime(state: ConsoleState): boolean {
  const { dialogue, machine } = state;
  const page = dialogue?.kind === 'task' ? dialogue.task.page : null;
  const waits = (page?.task === 'power' && page.page === 'vms') || (page?.task === 'time' && page.page === 'clock');
  return waits || (dialogue?.kind === 'reset' && dialogue.reset.at.step === 'run') || (machine !== null && !machine.hidden) || logoutSoon(state) !== null;
}

/** The top line after a tick of the clock, which changes nothing else of the view; null when anything else has happened, or time is told elsewhere too. */
export function ticked(before: ConsoleState, now: ConsoleState): HeaderView | null {
  if (countsTime(before) || countsTime(now)) return null;
  const old = new Map<string, unknown>(Object.entries(before));
  const others = Object.entries({ ...now, now: before.now, offsetMinutes: before.offsetMinutes });
  return others.every(([name, value]: readonly [string, unknown]) => old.get(name) === value) ? headerView(now) : null;
}
