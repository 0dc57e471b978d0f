import type { KeyboardHeard } from '../keyboard.js';
import type { ConsoleState, Update } from '../state.js';

/** The console after it heard of the keyboard. */
export function withKeyboard(state: ConsoleState, { kept }: KeyboardHeard): ConsoleState {
  return { ...state, keyboardMs: kept === null ? null : (state.keyboardMs ?? state.sinceStartMs) };
}

/** The console after a key: a layout that is not saved stays a while longer. */
export function withKeyboardUsed(state: ConsoleState): ConsoleState {
  return state.keyboardMs === null ? state : { ...state, keyboardMs: state.sinceStartMs };
}

/**
 * An update after which the keyboard has the host's own layout again, if nobody is logged in and no
 * key came for as long as a login lasts. The clock is one that nobody can set.
 */
export function keyboardReturned(update: Update): Update {
  const { keyboardMs, session, sinceStartMs, settings } = update.state;
  const mayStay = sinceStartMs - (keyboardMs ?? 0) < settings.autoLogoutMinutes * 60_000;
  return keyboardMs === null || session !== null || mayStay
    ? update
    : {
        ...update,
        state: { ...update.state, keyboardMs: null },
        effects: [...update.effects, { kind: 'restoreKeyboard' }],
      };
}
