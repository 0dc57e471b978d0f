import { geometry, type Area, type Size } from './geometry.js';
import { layout } from './block.js';
import type { InputEvent } from './key.js';
import { interruptedInput } from './interruptedinput.js';
import { machineInput } from './machineinput.js';
import { atRoot, firstMenu, jumpInMenu, leaveMenu, moveInMenu, openMenu, selectedItem, type MenuState } from './menu.js';
import { openResetDialogue } from './openreset.js';
import { pageOf } from './pages/index.js';
import type { DialogueContext } from './reset/context.js';
import { resetInput } from './reset/update.js';
import { clampFirst, scrolled } from './scroll.js';
import type { ConsoleOptions, ConsoleState, Update } from './state.js';
import type { Line } from './view.js';

/** The console as it starts: at the Status Display, with everything about the host still to be read. */
export function initialConsole(options: ConsoleOptions): Update {
  const { size, now, offsetMinutes } = options;
  const state: ConsoleState = {
    options, size, now, offsetMinutes, facts: null, status: null, menu: firstMenu, paneFirst: 0,
    dialogue: null, machine: null, unfinished: null, resets: 0,
  };
  return { state, effects: [{ kind: 'readFacts' }, { kind: 'readStatus' }] };
}

/** The right pane's lines for the item under the bar. */
export function paneLines(state: ConsoleState): readonly Line[] {
  const { id } = selectedItem(state.menu);
  return layout(pageOf(id, { facts: state.facts, status: state.status, embeddedRoot: state.options.embeddedRoot }), geometry(state.size).pane.columns);
}

/** The state with the pane scrolled no further than its text. */
export function withPaneInside(state: ConsoleState): ConsoleState {
  return { ...state, paneFirst: clampFirst(state.paneFirst, paneLines(state).length, geometry(state.size).pane.rows) };
}

/** What the reset dialogue sees of the console. */
function resetContext(state: ConsoleState): DialogueContext {
  return { facts: state.facts, now: state.now, planId: `${state.options.session}-${state.resets}` };
}

function withMenu(state: ConsoleState, menu: MenuState): Update {
  return { state: { ...state, menu, paneFirst: selectedItem(menu).id === selectedItem(state.menu).id ? state.paneFirst : 0 }, effects: [] };
}

/** Enter on an item. */
function enter(state: ConsoleState): Update {
  const item = selectedItem(state.menu);
  switch (item.enter.kind) {
    case 'nothing': return { state, effects: [] };
    case 'quit': return { state, effects: [{ kind: 'quit' }] };
    case 'menu': return withMenu(state, openMenu(state.menu, item.enter.menu));
    case 'reset': return openResetDialogue(state, false);
  }
}

function menuInput(state: ConsoleState, input: InputEvent, pane: Area): Update {
  if (input.kind === 'text') return withMenu(state, jumpInMenu(state.menu, input.text.slice(0, 1)));
  if (input.kind === 'resized') return { state, effects: [] };
  switch (input.key) {
    case 'up': case 'down': case 'home': case 'end': return withMenu(state, moveInMenu(state.menu, input.key));
    case 'enter': case 'right': return enter(state);
    case 'escape': return withMenu(state, leaveMenu(state.menu));
    case 'left': return atRoot(state.menu) ? { state, effects: [] } : withMenu(state, leaveMenu(state.menu));
    case 'pageup': case 'pagedown':
      return { state: { ...state, paneFirst: scrolled(state.paneFirst, input, paneLines(state).length, pane.rows) }, effects: [] };
    case 'f5': return { state, effects: [{ kind: 'readFacts' }, { kind: 'readStatus' }] };
    default: return { state, effects: [] };
  }
}

function resized(state: ConsoleState, size: Size): Update {
  return { state: withPaneInside({ ...state, size }), effects: [] };
}

/** The console after a key, a text or a new size. */
export function input(state: ConsoleState, event: InputEvent): Update {
  if (event.kind === 'resized') return resized(state, { columns: event.columns, rows: event.rows });
  if (event.kind === 'key' && event.key === 'redraw') return { state, effects: [{ kind: 'redraw' }] };
  const areas = geometry(state.size);
  const { dialogue, machine } = state;
  if (dialogue?.kind === 'interrupted') return interruptedInput(state, dialogue.interrupted, event);
  if (dialogue?.kind === 'reset') {
    const { dialogue: reset, effects } = resetInput(dialogue.reset, event, resetContext(state), areas.dialogue);
    return { state: { ...state, dialogue: reset === null ? null : { kind: 'reset', reset } }, effects };
  }
  return machine !== null && !machine.hidden ? machineInput(state, event) : menuInput(state, event, areas.pane);
}
