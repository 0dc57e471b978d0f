import { only, type ConsoleState, type Update } from '../state.js';

/**
 * Seconds until who is logged in is logged out; null when nobody is. By a clock that nobody can set:
 * a wrong date must neither log anybody out nor keep anybody logged in. A clock that cannot be read
 * keeps nobody logged in.
 */
export function secondsLeft({
  session,
  settings,
  sinceStartMs,
}: Pick<ConsoleState, 'session' | 'settings' | 'sinceStartMs'>): number | null {
  if (session === null) return null;
  const idle = (sinceStartMs - session.lastKeyMs) / 1000;
  return Number.isFinite(idle) ? Math.max(0, Math.ceil(settings.autoLogoutMinutes * 60 - idle)) : 0;
}

/** Whether anybody has to log in here at all. */
export function loginWanted({ options: { login } }: Pick<ConsoleState, 'options'>): boolean {
  return login?.passwordSet === true;
}

/** Whether what changes the host may be asked for now. */
export function mayChange(state: ConsoleState): boolean {
  return !loginWanted(state) || (secondsLeft(state) ?? 0) > 0;
}

/** The console with who was idle for too long logged out, whatever is open: its answers stay. */
export function expired(state: ConsoleState): Update {
  const { session } = state;
  if (session === null || (secondsLeft(state) ?? 0) > 0) return only(state);
  return {
    state: { ...state, session: null, timedOut: session.user },
    effects: [{ kind: 'logout', user: session.user, why: 'timeout' }],
  };
}

/** The console after a sign of life: the time to the logout begins anew. */
export function alive(state: ConsoleState): ConsoleState {
  return state.session === null
    ? state
    : { ...state, session: { ...state.session, lastKeyMs: state.sinceStartMs } };
}

/** How long before the logout it is announced, in seconds. */
const warningSeconds = 60;

/** Seconds left when the logout is near enough to be announced; null otherwise. */
export function logoutSoon(state: ConsoleState): number | null {
  const left = secondsLeft(state);
  return left === null ||
    left === 0 ||
    left > Math.min(warningSeconds, state.settings.autoLogoutMinutes * 30)
    ? null
    : left;
}
