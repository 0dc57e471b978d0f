import { itemLabels, keyHints } from '../text/index.js';
import { paneLines } from './console.js';
import { geometry } from './geometry.js';
import { headerView } from './header.js';
import { interruptedView } from './interrupted.js';
import { machineView } from './machine.js';
import { atRoot, menuView, selectedItem } from './menu.js';
import { resetView } from './reset/view.js';
import type { ConsoleState } from './state.js';
import type { ConsoleView, DialogueView, KeyHint } from './view.js';

function dialogueView(state: ConsoleState): DialogueView | null {
  const { columns } = geometry(state.size).dialogue;
  switch (state.dialogue?.kind) {
    case 'reset': return resetView(state.dialogue.reset, state, columns);
    case 'interrupted': return interruptedView(state.dialogue.interrupted, columns);
    case undefined: return state.machine === null || state.machine.hidden ? null : machineView(state.machine, columns);
  }
}

function paneKeys(state: ConsoleState, lines: number): readonly KeyHint[] {
  const enters = selectedItem(state.menu).enter.kind !== 'nothing';
  return [
    keyHints.move,
    ...(enters ? [keyHints.select] : []),
    ...(atRoot(state.menu) ? [] : [keyHints.back]),
    ...(lines > geometry(state.size).pane.rows ? [keyHints.scroll] : []),
    keyHints.refresh,
  ];
}

/** The screen as data. Pure; every line fits its area. */
export function view(state: ConsoleState): ConsoleView {
  const lines = paneLines(state);
  return {
    header: headerView(state),
    menu: menuView(state.menu),
    pane: { title: itemLabels[selectedItem(state.menu).id], lines, first: state.paneFirst },
    dialogue: dialogueView(state),
    keys: paneKeys(state, lines.length),
  };
}
