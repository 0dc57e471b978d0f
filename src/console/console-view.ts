import { keyHints, loginWords } from '../text/index.js';
import { findView } from './find.js';
import { geometry } from './geometry.js';
import { headerView } from './header.js';
import { helpView } from './help.js';
import { interruptedView } from './interrupted.js';
import { itemReason } from './item-reason.js';
import { loginView } from './login-form.js';
import { machineView } from './machine.js';
import { atRoot, menuView, selectedItem } from './menu.js';
import { knowledge } from './pages/knowledge.js';
import { isBrief, itemPageScrolls, itemPage } from './item-page.js';
import { portQuestionView } from './port-question.js';
import { resetView } from './reset/view.js';
import { overviewColumn } from './overview-column.js';
import { logoutSoon } from './session.js';
import type { ConsoleState } from './state.js';
import { taskView } from './task/view.js';
import type { ConsoleView, DialogueView, KeyHint, PaneView } from './view.js';

/** What lies on top: help, login, search, dialogue, the machine's page. */
function dialogueView(state: ConsoleState): DialogueView | null {
  const { columns } = geometry(state.size).dialogue;
  const { help, login, find, dialogue, machine } = state;
  if (help !== null) return helpView(help, state);
  if (login !== null) return loginView(login, state, columns);
  if (find !== null) return findView(find, state);
  switch (dialogue?.kind) {
    case 'reset':
      return resetView(dialogue.reset, state, columns);
    case 'interrupted':
      return interruptedView(dialogue.interrupted, columns);
    case 'portQuestion':
      return portQuestionView(dialogue.asked, state.facts, columns);
    case 'task':
      return taskView(dialogue.task, knowledge(state), geometry(state.size).dialogue);
    case undefined:
      return machine === null || machine.hidden ? null : machineView(machine, state.now, columns);
  }
}

function paneKeys(state: ConsoleState, pane: PaneView): readonly KeyHint[] {
  const item = selectedItem(state.menu);
  const back = atRoot(state.menu) ? [] : [keyHints.back];
  // On a slow line the same for every item: there is not one on which Enter does nothing.
  if (isBrief(state)) return [keyHints.move, keyHints.select, ...back, keyHints.more];
  const enters = item.enter.kind !== 'nothing' && itemReason(item.id, state) === '';
  return [
    keyHints.move,
    ...(enters ? [item.id === 'status' ? keyHints.details : keyHints.select] : []),
    ...back,
    ...(itemPageScrolls(state, pane) ? [keyHints.scroll] : []),
  ];
}

/** The logout is announced before all else, wherever one is; the help is offered wherever one is, but on itself. */
function withEverywhere(keys: readonly KeyHint[], state: ConsoleState): readonly KeyHint[] {
  const left = logoutSoon(state);
  const soon = left === null ? [] : [{ key: loginWords.anyKey, action: loginWords.soon(left) }];
  return [...soon, ...keys, ...(state.help === null ? [keyHints.help] : [])];
}

/** The screen as data. Pure; every line fits its area. */
export function view(state: ConsoleState): ConsoleView {
  const pane = itemPage(state);
  const dialogue = dialogueView(state);
  const { side } = geometry(state.size);
  return {
    header: headerView(state),
    menu: menuView(state.menu, (id) => itemReason(id, state) !== ''),
    pane,
    side: side === null ? null : overviewColumn(state, side),
    dialogue:
      dialogue === null ? null : { ...dialogue, keys: withEverywhere(dialogue.keys, state) },
    keys: [...withEverywhere(paneKeys(state, pane), state), keyHints.find, keyHints.refresh],
  };
}
