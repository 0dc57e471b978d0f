import { clock } from './frame/header.js';
import { logoutSoon } from './login/session.js';
import type { ConsoleState } from './state.js';

/**
 * Whether the view shows passing time outside the top line: running steps, VMs that are waited for,
 * a question about the clock, a temporary address, a wait for a confirmation (also of another
 * management interface), or an announced logout.
 */
function countsTime(state: ConsoleState): boolean {
  const { dialogue, restart, status } = state;
  return (
    dialogue?.page.ticks === true ||
    (restart !== null && !restart.hidden) ||
    (status?.temporary ?? []).length > 0 ||
    state.confirmWait?.wait.state === 'waiting' ||
    state.managementTrial?.trial.state === 'waiting' ||
    logoutSoon(state) !== null
  );
}

/**
 * Whether two objects are the same except for the parts in `but`. It makes no copies, because an
 * idle console does this every second.
 */
function sameBut<T extends object>(one: T, other: T, but: readonly (keyof T)[]): boolean {
  for (const name in one) if (one[name] !== other[name] && !but.includes(name)) return false;
  return true;
}

/**
 * The new clock of the top line after a tick that changes nothing else in the view. null: something
 * else changed, or the view shows passing time outside the top line too.
 */
export function clockOnly(before: ConsoleState, now: ConsoleState): string | null {
  return sameBut(now, before, ['now', 'offsetMinutes', 'sinceStartMs']) &&
    !countsTime(before) &&
    !countsTime(now)
    ? clock(now)
    : null;
}
