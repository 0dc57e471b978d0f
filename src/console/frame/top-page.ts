import { knowledgeOf } from '../knowledge-of.js';
import { restartPage } from '../restart/restart.js';
import type { ConsoleState } from '../state.js';
import type { DialogueView } from '../view.js';
import { dialogueView } from '../widgets/dialogue.js';
import { geometry } from './geometry.js';

/** The topmost page below the help: login, dialogue or the restart's page; null for the menus. */
export function topPage(state: ConsoleState): DialogueView | null {
  const area = geometry(state.size).dialogue;
  const { login, dialogue, restart } = state;
  if (login !== null) return dialogueView(login.form, knowledgeOf(state), area);
  if (dialogue !== null) return dialogueView(dialogue, knowledgeOf(state), area);
  return restart === null || restart.hidden ? null : restartPage(restart, state.now, area.columns);
}
