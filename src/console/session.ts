import type { Effect } from './effect.js';
import { only, type ConsoleState, type Update } from './state.js';

/** Who is logged in, and the console's time at their last key. */
export interface Person {
  readonly user: string;
  /** ISO 8601, UTC. */
  readonly lastKeyAt: string;
  /** Attempts that failed before this login. */
  readonly failures: number;
}

/** Which effects only somebody with authority may have carried out. Looking needs none. */
const guarded: Readonly<Record<Effect['kind'], boolean>> = {
  // What is only looked at or tried.
  readFacts: false,
  readStatus: false,
  readGlance: false,
  readTime: false,
  readNameServers: false,
  readReport: false,
  testNetwork: false,
  stopTest: false,
  watchNic: false,
  watchTraffic: false,
  blink: false,
  acknowledge: false,
  // What concerns this console alone.
  redraw: false,
  quit: false,
  login: false,
  cancelLogin: false,
  logout: false,
  // What ends something that was allowed when it was begun.
  cancelRun: false,
  stopChange: false,
  // What changes the host, or opens a way to.
  runReset: true,
  resume: true,
  undo: true,
  answerPort: true,
  shell: true,
  reconfigureManagement: true,
  renewLease: true,
  disableManagement: true,
  setDns: true,
  setTime: true,
  changePassword: true,
  saveSettings: true,
  saveReport: true,
  startXapi: true,
  power: true,
};

/** Whether an effect needs somebody with authority at the moment it is asked for. */
export function needsAuthority(effect: Effect): boolean {
  return guarded[effect.kind];
}

/** Seconds until who is logged in is logged out; null when nobody is. A clock that cannot be read keeps nobody logged in. */
export function secondsLeft({
  session,
  settings,
  now,
}: Pick<ConsoleState, 'session' | 'settings' | 'now'>): number | null {
  if (session === null) return null;
  const idle = (Date.parse(now) - Date.parse(session.lastKeyAt)) / 1000;
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
    : { ...state, session: { ...state.session, lastKeyAt: state.now } };
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
