import { only, type ConsoleState, type Update } from '../state.js';

/**
 * Seconds until the user is logged out; null if nobody is logged in. It uses a clock that nobody
 * can set, so a wrong date neither logs anybody out nor keeps anybody logged in. If that clock
 * cannot be read, the user is logged out.
 */
function secondsLeft({
  session,
  settings,
  sinceStartMs,
}: Pick<ConsoleState, 'session' | 'settings' | 'sinceStartMs'>): number | null {
  if (session === null) return null;
  const idle = (sinceStartMs - session.lastKeyMs) / 1000;
  return Number.isFinite(idle) ? Math.max(0, Math.ceil(settings.autoLogoutMinutes * 60 - idle)) : 0;
}

/** Whether this console asks for a login at all. */
export function loginWanted({ options: { login } }: Pick<ConsoleState, 'options'>): boolean {
  return login?.passwordSet === true;
}

/** Whether a change of the host is allowed now. */
export function mayChange(state: ConsoleState): boolean {
  return !loginWanted(state) || (secondsLeft(state) ?? 0) > 0;
}

/**
 * The console after it logged out a user who was idle for too long. Open dialogues and their
 * answers stay.
 */
export function expired(state: ConsoleState): Update {
  const { session } = state;
  if (session === null || (secondsLeft(state) ?? 0) > 0) return only(state);
  return {
    state: { ...state, session: null, timedOut: session.user },
    effects: [{ kind: 'logout', user: session.user, why: 'timeout' }],
  };
}

/** The console after a sign of the user: the time to the logout starts again. */
export function alive(state: ConsoleState): ConsoleState {
  return state.session === null
    ? state
    : { ...state, session: { ...state.session, lastKeyMs: state.sinceStartMs } };
}

/** Seconds before the logout at which it is announced. */
const warningSeconds = 60;

/** Seconds left if the logout is close enough to be announced; else null. */
export function logoutSoon(state: ConsoleState): number | null {
  const left = secondsLeft(state);
  return left === null ||
    left === 0 ||
    left > Math.min(warningSeconds, state.settings.autoLogoutMinutes * 30)
    ? null
    : left;
}
