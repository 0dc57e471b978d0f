import { knowledgeOf } from './knowledge-of.js';
import type { ItemStep } from './objects.js';
import type { ConsoleState, OpenDialogue } from './state.js';
import type { Changed } from './widgets/change.js';
import { dialogueHears } from './widgets/dialogue.js';

/** The page after this answer; null: it is about something else. */
const after = (
  state: ConsoleState,
  open: OpenDialogue | null,
  event: Changed | ItemStep,
): OpenDialogue | null =>
  open === null
    ? null
    : (dialogueHears(open, event.kind, event, knowledgeOf(state))?.dialogue ?? null);

/** The closed page of a change after it received how the change goes. */
export function withLeftTold(state: ConsoleState, event: ItemStep): ConsoleState {
  const left = after(state, state.left, event);
  return left === null ? state : { ...state, left };
}

/**
 * The end of a change whose page was closed. Only an error opens the page again: at once, or when
 * the dialogue is closed that is open now. null: it is no end of such a change.
 */
export function withLeftEnded(state: ConsoleState, event: Changed): ConsoleState | null {
  const { dialogue } = state;
  const ended = after(state, dialogue, event) === null ? after(state, state.left, event) : null;
  if (ended === null) return null;
  const error = event.result.ok ? null : { ...ended, back: [] };
  return dialogue === null ? { ...state, dialogue: error, left: null } : { ...state, left: error };
}
