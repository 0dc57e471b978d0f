import { longestMinutes } from '../typed/longest-minutes.js';

/** The settings of this console that an operator can change. They are kept over restarts. */
export interface ConsoleSettings {
  /**
   * Minutes without a key after which a login ends, from 1 to 1440. The local shell's TMOUT uses it
   * too.
   */
  readonly autoLogoutMinutes: number;
}

/** The settings until an operator changes them: the original's five minutes. */
export const defaultSettings: ConsoleSettings = { autoLogoutMinutes: 5 };

/**
 * Whether this number of minutes may be set: a whole number, from 1 minute to a day. An operator
 * who needs a longer login wants no auto-logout at all, which is not offered.
 */
export function isAutoLogout(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestMinutes;
}
