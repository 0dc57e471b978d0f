import { itemLabels, menuTitles } from '../text/index.js';
import type { Key } from './key.js';
import type { MenuView } from './view.js';

/** The menus, each opened from an item of its parent. */
export type MenuId = 'root' | 'network';

/** The items; each has a page at the right. */
export type ItemId = keyof typeof itemLabels;

/** An item and what Enter does on it. */
export interface MenuItem {
  readonly id: ItemId;
  readonly enter: { readonly kind: 'nothing' | 'reset' | 'quit' } | { readonly kind: 'menu'; readonly menu: MenuId };
}

const menus: Readonly<Record<MenuId, { readonly parent: MenuId | null; readonly items: readonly [MenuItem, ...MenuItem[]] }>> = {
  root: {
    parent: null,
    items: [
      { id: 'status', enter: { kind: 'nothing' } },
      { id: 'network', enter: { kind: 'menu', menu: 'network' } },
      { id: 'quit', enter: { kind: 'quit' } },
    ],
  },
  network: {
    parent: 'root',
    items: [
      { id: 'nics', enter: { kind: 'nothing' } },
      { id: 'reset', enter: { kind: 'reset' } },
    ],
  },
};

/** Which menu is open, and where the bar stands in each. */
export interface MenuState {
  readonly current: MenuId;
  readonly selected: Readonly<Record<MenuId, number>>;
}

/** All menus at their first item. */
export const firstMenu: MenuState = { current: 'root', selected: { root: 0, network: 0 } };

/** The item under the bar. */
export function selectedItem(menu: MenuState): MenuItem {
  const { items } = menus[menu.current];
  return items[menu.selected[menu.current]] ?? items[0];
}

function withSelected(menu: MenuState, index: number): MenuState {
  return { ...menu, selected: { ...menu.selected, [menu.current]: index } };
}

/** The bar after Up or Down (wrapping round), Home or End. */
export function moveInMenu(menu: MenuState, key: Key): MenuState {
  const count = menus[menu.current].items.length;
  const at = menu.selected[menu.current];
  switch (key) {
    case 'up': return withSelected(menu, (at + count - 1) % count);
    case 'down': return withSelected(menu, (at + 1) % count);
    case 'home': return withSelected(menu, 0);
    case 'end': return withSelected(menu, count - 1);
    default: return menu;
  }
}

/** The bar on the next item whose label begins with a letter, either case, wrapping round; unmoved when there is none. */
export function jumpInMenu(menu: MenuState, letter: string): MenuState {
  const { items } = menus[menu.current];
  const wanted = letter.toLowerCase();
  const at = menu.selected[menu.current];
  for (let step = 1; step <= items.length; step += 1) {
    const index = (at + step) % items.length;
    const item = items[index];
    if (item !== undefined && wanted !== '' && itemLabels[item.id].toLowerCase().startsWith(wanted)) return withSelected(menu, index);
  }
  return menu;
}

/** A submenu opened. */
export function openMenu(menu: MenuState, id: MenuId): MenuState {
  return { ...menu, current: id };
}

/** One menu back; at the root every menu goes to its first item. */
export function leaveMenu(menu: MenuState): MenuState {
  const { parent } = menus[menu.current];
  return parent === null ? firstMenu : { ...menu, current: parent };
}

/** Whether the root menu is open. */
export function atRoot(menu: MenuState): boolean {
  return menus[menu.current].parent === null;
}

/** The left pane. */
export function menuView(menu: MenuState): MenuView {
  return {
    title: menuTitles[menu.current],
    items: menus[menu.current].items.map(({ id }) => ({ id, label: itemLabels[id], disabled: false })),
    selected: menu.selected[menu.current],
  };
}
