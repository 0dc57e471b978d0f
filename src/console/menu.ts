import { itemLabels, menuTitles } from '../text/index.js';
import type { Key } from './key.js';
import type { MenuView } from './view.js';

/** The menus, each opened from an item of its parent. */
export type MenuId = keyof typeof menuTitles;

/** The items; each has a page at the right. */
export type ItemId = keyof typeof itemLabels;

/** An item and what Enter does on it. */
export interface MenuItem {
  readonly id: ItemId;
  readonly enter:
    | { readonly kind: 'nothing' | 'reset' | 'quit' | 'shell' | 'login' | 'task' }
    | { readonly kind: 'menu'; readonly menu: MenuId };
  /** Enter needs somebody who is logged in: what comes then changes the host. */
  readonly guarded: boolean;
}

/** An item in its menu. */
export interface MenuPlace {
  readonly menu: MenuId;
  readonly item: MenuItem;
}

const opens = (menu: MenuId, id: ItemId): MenuItem => ({
  id,
  enter: { kind: 'menu', menu },
  guarded: false,
});
const open = (id: ItemId, kind: 'nothing' | 'quit' | 'login' | 'task'): MenuItem => ({
  id,
  enter: { kind },
  guarded: false,
});
const change = (id: ItemId, kind: 'reset' | 'shell' | 'task' = 'task'): MenuItem => ({
  id,
  enter: { kind },
  guarded: true,
});

/** Names and order are those of the original console. */
const menus: Readonly<
  Record<
    MenuId,
    { readonly parent: MenuId | null; readonly items: readonly [MenuItem, ...MenuItem[]] }
  >
> = {
  root: {
    parent: null,
    items: [
      open('status', 'task'),
      opens('network', 'network'),
      opens('authentication', 'authentication'),
      opens('support', 'support'),
      opens('powermenu', 'powermenu'),
      change('shell', 'shell'),
      open('quit', 'quit'),
    ],
  },
  network: {
    parent: 'root',
    items: [
      change('management'),
      change('dns'),
      change('time'),
      open('test', 'task'),
      open('nics', 'task'),
      change('reset', 'reset'),
    ],
  },
  authentication: {
    parent: 'root',
    items: [open('login', 'login'), change('password'), change('settings')],
  },
  support: { parent: 'root', items: [change('report'), open('build', 'nothing')] },
  powermenu: { parent: 'root', items: [change('reboot'), change('shutdown')] },
};

/** Every item in the order of the menus. */
export function allItems(): readonly MenuPlace[] {
  const inMenu = (menu: MenuId): readonly MenuPlace[] =>
    menus[menu].items.flatMap((item) => [
      { menu, item },
      ...(item.enter.kind === 'menu' ? inMenu(item.enter.menu) : []),
    ]);
  return inMenu('root');
}

/** Which menu is open, and where the bar stands in each. */
export interface MenuState {
  readonly current: MenuId;
  readonly selected: Readonly<Record<MenuId, number>>;
}

/** All menus at their first item. */
export const firstMenu: MenuState = {
  current: 'root',
  selected: { root: 0, network: 0, authentication: 0, support: 0, powermenu: 0 },
};

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
    case 'up':
      return withSelected(menu, (at + count - 1) % count);
    case 'down':
      return withSelected(menu, (at + 1) % count);
    case 'home':
      return withSelected(menu, 0);
    case 'end':
      return withSelected(menu, count - 1);
    default:
      return menu;
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
    if (item !== undefined && wanted !== '' && itemLabels[item.id].toLowerCase().startsWith(wanted))
      return withSelected(menu, index);
  }
  return menu;
}

/** The menus with the bar on an item, wherever it is; the way back leads over the items that open its menu. */
export function menuAt(menu: MenuState, { menu: wanted, item }: MenuPlace): MenuState {
  const { parent, items } = menus[wanted];
  const inside = withSelected(
    openMenu(menu, wanted),
    items.findIndex(({ id }) => id === item.id),
  );
  const opener =
    parent === null
      ? -1
      : menus[parent].items.findIndex(
          ({ enter }) => enter.kind === 'menu' && enter.menu === wanted,
        );
  return parent === null || opener === -1
    ? inside
    : { ...inside, selected: { ...inside.selected, [parent]: opener } };
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

/** The left pane; `isDisabled` tells which items do nothing now. */
export function menuView(menu: MenuState, isDisabled: (id: ItemId) => boolean): MenuView {
  return {
    title: menuTitles[menu.current],
    items: menus[menu.current].items.map(({ id }) => ({
      id,
      label: itemLabels[id],
      disabled: isDisabled(id),
    })),
    selected: menu.selected[menu.current],
  };
}
