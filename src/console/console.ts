import { findInput, openFind } from './find.js';
import { geometry, type Area, type Size } from './geometry.js';
import { helpInput, helpTopic } from './help.js';
import { interruptedInput } from './interrupted-input.js';
import { itemReason } from './item-reason.js';
import type { InputEvent } from './key.js';
import { loginInput } from './login-form.js';
import { machineInput, withUnread } from './machine-input.js';
import {
  atRoot,
  firstMenu,
  jumpInMenu,
  leaveMenu,
  moveInMenu,
  openMenu,
  selectedItem,
  type MenuState,
} from './menu.js';
import { openItem, openWholePage } from './open-item.js';
import { knowledge } from './pages/knowledge.js';
import { isBrief, withItemPageInside, withItemPageScrolled } from './item-page.js';
import { quickFixInput } from './quick-fix.js';
import { reread } from './reread.js';
import { portQuestionInput } from './port-question-input.js';
import type { DialogueContext } from './reset/context.js';
import { resetInput } from './reset/update.js';
import {
  only,
  type ConsoleOptions,
  type ConsoleState,
  type OpenDialogue,
  type Update,
} from './state.js';
import { taskInput } from './task/input.js';

/** The console as it starts: at the Status Display, with everything about the host still to be read. */
export function initialConsole(options: ConsoleOptions): Update {
  const { size, now, offsetMinutes } = options;
  const state: ConsoleState = {
    options,
    size,
    now,
    offsetMinutes,
    facts: null,
    status: null,
    xapiSince: null,
    menu: firstMenu,
    paneFirst: 0,
    dialogue: null,
    machine: null,
    unfinished: null,
    portQuestion: null,
    resets: 0,
    glance: null,
    glanceAt: now,
    traffic: null,
    trafficOf: null,
    time: null,
    nameServers: null,
    settings: { autoLogoutMinutes: 5 },
    session: null,
    timedOut: '',
    login: null,
    logins: 0,
    help: null,
    find: null,
    tests: 0,
  };
  return { state, effects: reread };
}

/** What the reset dialogue sees of the console. */
export function resetContext(state: ConsoleState): DialogueContext {
  return {
    facts: state.facts,
    status: state.status,
    now: state.now,
    planId: `${state.options.session}-${state.resets}`,
    by: state.session?.user ?? '',
  };
}

function withMenu(state: ConsoleState, menu: MenuState): Update {
  return {
    state: {
      ...state,
      menu,
      paneFirst: selectedItem(menu).id === selectedItem(state.menu).id ? state.paneFirst : 0,
    },
    effects: [],
  };
}

/** Enter on an item. Where the page says in brief why the item does nothing, it says so in full. */
function enter(state: ConsoleState): Update {
  const item = selectedItem(state.menu);
  if (isBrief(state) && (item.enter.kind === 'nothing' || itemReason(item.id, state) !== ''))
    return openWholePage(state);
  return item.enter.kind === 'menu'
    ? withMenu(state, openMenu(state.menu, item.enter.menu))
    : openItem(state, item);
}

/** PageUp and PageDown scroll the page; where it is brief, PageDown opens the whole of it. */
function pageInput(state: ConsoleState, input: InputEvent & { readonly kind: 'key' }): Update {
  if (isBrief(state))
    return input.key === 'pagedown' ? openWholePage(state) : { state, effects: [] };
  return { state: withItemPageScrolled(state, input), effects: [] };
}

function menuInput(state: ConsoleState, input: InputEvent): Update {
  if (input.kind === 'text') {
    const remedied = quickFixInput(state, input.text);
    if (remedied !== null) return remedied;
    return input.text === '/'
      ? { state: { ...state, find: openFind }, effects: [] }
      : withMenu(state, jumpInMenu(state.menu, input.text.slice(0, 1)));
  }
  if (input.kind === 'resized') return only(state);
  switch (input.key) {
    case 'up':
    case 'down':
    case 'home':
    case 'end':
      return withMenu(state, moveInMenu(state.menu, input.key));
    case 'enter':
    case 'right':
      return enter(state);
    case 'escape':
      return withMenu(state, leaveMenu(state.menu));
    case 'left':
      return atRoot(state.menu) ? { state, effects: [] } : withMenu(state, leaveMenu(state.menu));
    case 'pageup':
    case 'pagedown':
      return pageInput(state, input);
    case 'f5':
      return { state: withUnread(state), effects: reread };
    default:
      return only(state);
  }
}

function resized(state: ConsoleState, size: Size): Update {
  return { state: withItemPageInside({ ...state, size }), effects: [] };
}

function dialogueInput(
  state: ConsoleState,
  dialogue: OpenDialogue,
  event: InputEvent,
  area: Area,
): Update {
  switch (dialogue.kind) {
    case 'interrupted':
      return interruptedInput(state, dialogue.interrupted, event);
    case 'portQuestion':
      return portQuestionInput(state, dialogue.asked, event);
    case 'reset': {
      const { dialogue: reset, effects } = resetInput(
        dialogue.reset,
        event,
        resetContext(state),
        area,
      );
      return {
        state: { ...state, dialogue: reset === null ? null : { kind: 'reset', reset } },
        effects,
      };
    }
    case 'task': {
      // What is wrong stands on the whole Status Display too, with the keys for it.
      const remedied =
        dialogue.task.page.task === 'status' && event.kind === 'text'
          ? quickFixInput({ ...state, dialogue: null }, event.text)
          : null;
      if (remedied !== null) return remedied;
      const { task, effects } = taskInput(dialogue.task, event, knowledge(state), area);
      const tests = state.tests + effects.filter(({ kind }) => kind === 'testNetwork').length;
      return {
        state: { ...state, tests, dialogue: task === null ? null : { kind: 'task', task } },
        effects,
      };
    }
  }
}

/** Whether a typed character goes into a field, so that no character can be a command. */
function isTyping({ login, find, dialogue }: ConsoleState): boolean {
  if (login !== null || find !== null) return true;
  if (dialogue?.kind === 'reset') return 'form' in dialogue.reset.at;
  return dialogue?.kind === 'task' && dialogue.task.cursor.form !== null;
}

function wantsHelp(state: ConsoleState, event: InputEvent): boolean {
  return event.kind === 'key'
    ? event.key === 'f1'
    : event.kind === 'text' && event.text === '?' && !isTyping(state);
}

/** The console after a key, a text or a new size. What lies on top takes it: help, login, search, dialogue, the machine's page, the menu. */
export function input(state: ConsoleState, event: InputEvent): Update {
  if (event.kind === 'resized') return resized(state, { columns: event.columns, rows: event.rows });
  if (event.kind === 'key' && event.key === 'redraw')
    return { state, effects: [{ kind: 'redraw' }] };
  const areas = geometry(state.size);
  const { dialogue, machine, help, login, find } = state;
  if (help !== null) return helpInput(state, help, event);
  if (wantsHelp(state, event))
    return { state: { ...state, help: { topic: helpTopic(state), first: 0 } }, effects: [] };
  if (login !== null) return loginInput(state, login, event);
  if (find !== null) return findInput(state, find, event);
  if (dialogue !== null) return dialogueInput(state, dialogue, event, areas.dialogue);
  return machine !== null && !machine.hidden ? machineInput(state, event) : menuInput(state, event);
}
