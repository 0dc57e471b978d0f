import type { ItemId } from './menu.js';
import { allItems, menuAt, selectedItem } from './menu.js';
import { openItem, withTask } from './open-item.js';
import type { ConsoleState, Update } from './state.js';
import { remedyKeys, warnings, type Remedy } from './warnings.js';

/** The bar on an item, and its dialogue open where it has one: what is opened there asks before it changes anything. */
function goTo(state: ConsoleState, id: ItemId): Update {
  const place = allItems().find(({ item }) => item.id === id);
  return place === undefined
    ? { state, effects: [] }
    : openItem({ ...state, menu: menuAt(state.menu, place), paneFirst: 0 }, place.item);
}

function follow(state: ConsoleState, remedy: Remedy): Update {
  return remedy.kind === 'item'
    ? goTo(state, remedy.item)
    : { state: withTask(state, { task: 'xapi', page: 'ask', how: remedy.how }), effects: [] };
}

/** The console after a key on the Status Display that one of its troubles names; null for any other. */
export function quickFixInput(state: ConsoleState, typed: string): Update | null {
  const { status } = state;
  if (status === null || selectedItem(state.menu).id !== 'status') return null;
  const remedy = remedyKeys(warnings({ ...state, status })).get(typed);
  return remedy === undefined ? null : follow(state, remedy);
}
