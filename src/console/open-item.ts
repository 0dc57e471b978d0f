import { itemReason } from './item-reason.js';
import { askLogin } from './login-form.js';
import { selectedItem, type ItemId, type MenuItem } from './menu.js';
import { openResetItem } from './open-reset.js';
import { knowledge } from './pages/knowledge.js';
import { mayChange } from './session.js';
import { only, type ConsoleState, type Update } from './state.js';
import { openTask } from './task/input.js';
import { managementStart } from './task/management-start.js';
import type { TaskPage } from './task/page.js';

/** The first page of an item's dialogue; null where what it needs is still being read. */
function firstPage(id: ItemId, { facts, status, settings }: ConsoleState): TaskPage | null {
  switch (id) {
    case 'management':
      return facts === null ? null : managementStart(facts, status);
    case 'dns':
      return status === null ? null : { task: 'dns', page: 'list' };
    case 'time':
      return { task: 'time', page: 'list' };
    case 'test':
      return { task: 'test', page: 'list' };
    case 'nics':
      return { task: 'nics', page: 'list' };
    case 'password':
      return { task: 'password', page: 'form' };
    case 'settings':
      return { task: 'settings', page: 'form', minutes: settings.autoLogoutMinutes };
    case 'status':
      return { task: 'status', page: 'all' };
    case 'report':
      return { task: 'report', page: 'ask' };
    case 'reboot':
    case 'shutdown':
      return { task: 'power', page: 'start', action: id };
    default:
      return null;
  }
}

/** The console with a dialogue open on this page. */
export function withTask(state: ConsoleState, page: TaskPage): ConsoleState {
  return { ...state, dialogue: { kind: 'task', task: openTask(page, knowledge(state)) } };
}

/** Log In/Out: the form, or the end of being logged in. */
function inOrOut(state: ConsoleState): Update {
  const { session } = state;
  if (session === null) return { state: askLogin(state, null), effects: [] };
  return {
    state: withTask(
      { ...state, session: null },
      { task: 'logout', page: 'told', user: session.user },
    ),
    effects: [{ kind: 'logout', user: session.user, why: 'asked' }],
  };
}

/** Enter on an item that opens something. What is disabled stays shut; what changes the host asks for a login first, then opens. */
export function openItem(state: ConsoleState, item: MenuItem): Update {
  if (itemReason(item.id, state) !== '') return only(state);
  if (item.guarded && !mayChange(state))
    return { state: askLogin(state, { kind: 'key', key: 'enter' }), effects: [] };
  switch (item.enter.kind) {
    case 'quit':
      return { state, effects: [{ kind: 'quit' }] };
    case 'reset':
      return openResetItem(state);
    case 'shell':
      return { state, effects: [{ kind: 'shell', idleMinutes: state.settings.autoLogoutMinutes }] };
    case 'login':
      return inOrOut(state);
    case 'task': {
      const page = firstPage(item.id, state);
      return { state: page === null ? state : withTask(state, page), effects: [] };
    }
    case 'nothing':
    case 'menu':
      return only(state);
  }
}

/** The whole page of the item under the bar over everything else: on a slow line no more than its beginning stands beside the menu. */
export function openWholePage(state: ConsoleState): Update {
  const { id } = selectedItem(state.menu);
  return {
    state: withTask(
      state,
      id === 'status'
        ? { task: 'status', page: 'all' }
        : { task: 'about', page: 'item', item: id, reason: itemReason(id, state) },
    ),
    effects: [],
  };
}
