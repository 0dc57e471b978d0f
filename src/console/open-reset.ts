import { openReset } from './reset/dialogue.js';
import { only, type ConsoleState, type OpenDialogue, type Update } from './state.js';

/** What is known of the host, unless it was read while XAPI was in another state than now: then what it knows is not in it, or not true any more. */
function currentFacts({ facts, status }: ConsoleState): ConsoleState['facts'] {
  return status === null || facts?.xapi === status.xapi ? facts : null;
}

/** A new reset's dialogue, opened on what is known while everything is read anew. */
export function openNewReset(state: ConsoleState): Update {
  const dialogue: OpenDialogue = { kind: 'reset', reset: openReset };
  return {
    state: { ...state, facts: currentFacts(state), dialogue, resets: state.resets + 1 },
    effects: [{ kind: 'readFacts' }],
  };
}

/** What the reset's menu item opens: a reset that stopped half-way first, or its question which port is meant; else a new one. */
export function openResetItem(state: ConsoleState): Update {
  const { unfinished, portQuestion } = state;
  if (unfinished !== null)
    return only({
      ...state,
      dialogue: { kind: 'interrupted', interrupted: { reset: unfinished, selected: 0 } },
    });
  if (portQuestion !== null)
    return {
      state: { ...state, dialogue: { kind: 'portQuestion', asked: portQuestion } },
      effects: [{ kind: 'readFacts' }],
    };
  return openNewReset(state);
}
