import { openReset } from './reset/dialogue.js';
import type { OpenDialogue, ConsoleState, Update } from './state.js';

/** What is known of the host, unless it was read while XAPI was in another state than now: then what it knows is not in it, or not true any more. */
function currentFacts({ facts, status }: ConsoleState): ConsoleState['facts'] {
  return status === null || facts?.xapi === status.xapi ? facts : null;
}

/** The reset's dialogue opened on what is known, while everything is read anew; a reset that stopped half-way, or has a question, comes first unless `anew`. */
export function openResetDialogue(state: ConsoleState, anew: boolean): Update {
  if (state.unfinished !== null && !anew) {
    return { state: { ...state, dialogue: { kind: 'interrupted', interrupted: { reset: state.unfinished, selected: 0 } } }, effects: [] };
  }
  if (state.portQuestion !== null && !anew) return { state: { ...state, dialogue: { kind: 'portQuestion', asked: state.portQuestion } }, effects: [{ kind: 'readFacts' }] };
  const dialogue: OpenDialogue = { kind: 'reset', reset: openReset };
  return { state: { ...state, facts: currentFacts(state), dialogue, resets: state.resets + 1 }, effects: [{ kind: 'readFacts' }] };
}
