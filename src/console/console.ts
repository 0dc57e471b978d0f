import { pressedKey } from './widgets/moved.js';
import { defaultSettings } from '../model/index.js';
import type { Asked } from './effect.js';
import { findPage } from './help/find.js';
import { geometry, type Size } from './frame/geometry.js';
import { helpInput, helpOn } from './help/help.js';
import { isBrief, itemReason, withItemPageInside, withItemPageScrolled } from './menu/item-page.js';
import type { InputEvent } from './key.js';
import { knowledgeOf } from './knowledge-of.js';
import type { LoginState } from './login/login-state.js';
import {
  atRoot,
  firstMenu,
  jumpInMenu,
  leaveMenu,
  menuOf,
  moveInMenu,
  openMenu,
  selectedItem,
  type MenuState,
} from './menu/menu.js';
import { openItem, openWholePage, withAsked, withDialogue } from './menu/open-item.js';
import { pageOf, type PageAnswer } from './pages/index.js';
import { reread } from './reread.js';
import { restartInput, withUnread } from './restart/restart-input.js';
import {
  only,
  type ConsoleOptions,
  type ConsoleState,
  type OpenDialogue,
  type Update,
} from './state.js';
import { dialogueInput, openDialogue, withoutKeptEnter } from './widgets/dialogue.js';
import type { Go } from './widgets/spec.js';

/**
 * The console at its start: it shows the Status Display, and still has to read everything about the
 * host.
 */
export function initialConsole(options: ConsoleOptions): Update {
  const { size, now, offsetMinutes } = options;
  const state: ConsoleState = {
    options,
    size,
    now,
    offsetMinutes,
    sinceStartMs: 0,
    facts: null,
    status: null,
    xapiSince: null,
    logError: null,
    running: null,
    confirmWait: null,
    managementTrial: null,
    reachChecks: [],
    menu: firstMenu,
    itemPageFirst: 0,
    dialogue: null,
    restart: null,
    unfinished: null,
    asked: null,
    run: null,
    left: null,
    resets: 0,
    machineSummary: null,
    machineSummaryAt: now,
    traffic: null,
    trafficOf: null,
    wire: null,
    time: null,
    nameServers: null,
    settings: defaultSettings,
    session: null,
    timedOut: '',
    keyboardMs: null,
    login: null,
    logins: 0,
    help: null,
    tests: 0,
  };
  return { state, effects: reread };
}

function withMenu(state: ConsoleState, menu: MenuState): Update {
  return {
    state: {
      ...state,
      menu,
      itemPageFirst: selectedItem(menu) === selectedItem(state.menu) ? state.itemPageFirst : 0,
    },
    effects: [],
  };
}

/**
 * Enter on an item. On a slow line, the page beside the menu may be cut; Enter on an item that
 * opens nothing then shows the whole page.
 */
function enter(state: ConsoleState): Update {
  const item = selectedItem(state.menu);
  const menu = menuOf(item);
  const opens = menu !== null || pageOf(item).enter !== undefined;
  const disabled = itemReason(item, state) !== '';
  if (isBrief(state) && !opens) return openWholePage(state);
  return menu === null || disabled
    ? openItem(state, item)
    : withMenu(state, openMenu(state.menu, menu));
}

/** A key of the page beside the menu. */
function pageKey(state: ConsoleState, go: Go<Asked, PageAnswer>): Update {
  const open = 'page' in go ? withDialogue(state, go.page) : state;
  return withAsked(open, go.effects ?? [], go.guarded === true);
}

/** PageUp and PageDown scroll the page. On a slow line, PageDown opens the whole page instead. */
function pageInput(state: ConsoleState, input: InputEvent & { readonly kind: 'key' }): Update {
  if (isBrief(state))
    return input.key === 'pagedown' ? openWholePage(state) : { state, effects: [] };
  return { state: withItemPageScrolled(state, input), effects: [] };
}

function menuInput(state: ConsoleState, input: InputEvent): Update {
  const known = knowledgeOf(state);
  const pressed = pressedKey(input);
  const keys = pageOf(selectedItem(state.menu)).keys?.(known) ?? [];
  const own = keys.find(({ key }) => key === pressed);
  if (own !== undefined) return pageKey(state, own.go);
  if (input.kind === 'text') {
    return input.text === '/'
      ? only({ ...state, dialogue: openDialogue(findPage, known) })
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

/** A change goes on after its page is closed. If it fails, its page opens again and says so. */
function openDialogueInput(state: ConsoleState, dialogue: OpenDialogue, event: InputEvent): Update {
  const step = dialogueInput(dialogue, event, knowledgeOf(state), geometry(state.size).dialogue);
  const closes = step.dialogue === null;
  const left = closes && dialogue.page.busy === true ? dialogue : state.left;
  // A change that was left has failed meanwhile.
  const failed = closes && left !== null && left.page.busy !== true ? left : null;
  const open = failed ?? step.dialogue;
  return withAsked(
    { ...state, dialogue: open, left: failed === null ? left : null },
    step.effects,
    step.guarded,
  );
}

function loginInput(state: ConsoleState, login: LoginState, event: InputEvent): Update {
  const step = dialogueInput(login.form, event, knowledgeOf(state), geometry(state.size).dialogue);
  const [effect] = step.effects;
  const attempt =
    effect === undefined ? login.attempt : effect.kind === 'login' ? effect.attempt : null;
  const next = step.dialogue === null ? null : { ...login, form: step.dialogue, attempt };
  return withAsked({ ...state, login: next }, step.effects, false);
}

/** Whether a typed character goes into a field. If so, no character is a command. */
function isTyping({ login, dialogue }: ConsoleState): boolean {
  return login !== null || (dialogue !== null && dialogue.cursor.form !== null);
}

function wantsHelp(state: ConsoleState, event: InputEvent): boolean {
  return event.kind === 'key'
    ? event.key === 'f1'
    : event.kind === 'text' && event.text === '?' && !isTyping(state);
}

/**
 * The console after a key, a text or a new size. The topmost of these takes it: help, login,
 * dialogue, the page of a restart, the menu.
 */
export function input(state: ConsoleState, event: InputEvent): Update {
  if (event.kind === 'resized') return resized(state, { columns: event.columns, rows: event.rows });
  if (event.kind === 'key' && event.key === 'redraw')
    return { state, effects: [{ kind: 'redraw' }] };
  const { dialogue, restart, help, login } = state;
  if (help !== null) return helpInput(state, help, event);
  if (wantsHelp(state, event)) {
    // Whoever reads the help first wants to find the same page below it.
    const stays = dialogue && withoutKeptEnter(dialogue);
    return { state: { ...state, dialogue: stays, help: helpOn(state) }, effects: [] };
  }
  if (login !== null) return loginInput(state, login, event);
  if (dialogue !== null) return openDialogueInput(state, dialogue, event);
  return restart !== null && !restart.hidden ? restartInput(state, event) : menuInput(state, event);
}
