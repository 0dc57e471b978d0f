import { clock } from './frame/header.js';
import { logoutSoon } from './login/session.js';
import type { ConsoleState } from './state.js';

/**
 * Whether the view tells time elsewhere than in the top line: while steps are running, while VMs
 * are waited for, where the clock is asked for, while a temporary address is there, and while a
 * logout is announced.
 */
function countsTime(state: ConsoleState): boolean {
  const { dialogue, machine, status } = state;
  return (
    dialogue?.page.ticks === true ||
    (machine !== null && !machine.hidden) ||
    (status?.temporary ?? []).length > 0 ||
    logoutSoon(state) !== null
  );
}

/**
 * Whether two are the same but for some parts of them. In place: an idle console does this every
 * second.
 */
function sameBut<T extends object>(one: T, other: T, but: readonly (keyof T)[]): boolean {
  for (const name in one) if (one[name] !== other[name] && !but.includes(name)) return false;
  return true;
}

/**
 * The clock of the top line after a tick, which changes nothing else of the view; null when
 * anything else has happened, or time is told elsewhere too.
 */
export function clockOnly(before: ConsoleState, now: ConsoleState): string | null {
  return sameBut(now, before, ['now', 'offsetMinutes', 'sinceStartMs']) &&
    !countsTime(before) &&
    !countsTime(now)
    ? clock(now)
    : null;
}
