import { rootTitle } from '../../text/index.js';
import type { Key } from '../key.js';
import { itemsOf, menuIds, pageOf, type ItemId, type MenuId } from '../pages/index.js';
import type { MenuView } from '../view.js';

/** An item and the menu that holds it. */
export interface MenuPlace {
  readonly menu: MenuId;
  readonly item: ItemId;
}

/** The menu that an item opens; null: none. */
export function menuOf(item: ItemId): MenuId | null {
  return menuIds.find((menu) => menu === item) ?? null;
}

/** The menu from which a menu is opened; null at the root. */
function parentOf(menu: MenuId): MenuId | null {
  return menuIds.find((parent) => itemsOf(parent).some((item) => item === menu)) ?? null;
}

/** The title of a menu: the label of the item that opens it, or that of the root menu. */
export function menuTitle(menu: MenuId): string {
  return menu === 'root' ? rootTitle : pageOf(menu).words.label;
}

/** Every item in the order of the menus. */
export function allItems(): readonly MenuPlace[] {
  const inMenu = (menu: MenuId): readonly MenuPlace[] =>
    itemsOf(menu).flatMap((item) => {
      const opens = menuOf(item);
      return [{ menu, item }, ...(opens === null ? [] : inMenu(opens))];
    });
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
  selected: {
    root: 0,
    network: 0,
    authentication: 0,
    vms: 0,
    resource: 0,
    locale: 0,
    support: 0,
    powermenu: 0,
  },
};

/** The item under the bar. */
export function selectedItem(menu: MenuState): ItemId {
  const items = itemsOf(menu.current);
  return items[menu.selected[menu.current]] ?? 'status';
}

function withSelected(menu: MenuState, index: number): MenuState {
  return { ...menu, selected: { ...menu.selected, [menu.current]: index } };
}

/** The bar after Up or Down (wrapping round), Home or End. */
export function moveInMenu(menu: MenuState, key: Key): MenuState {
  const count = itemsOf(menu.current).length;
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

/**
 * The bar on the next item whose label begins with a letter, in either case, wrapping round. It
 * stays if there is no such item.
 */
export function jumpInMenu(menu: MenuState, letter: string): MenuState {
  const items = itemsOf(menu.current);
  const wanted = letter.toLowerCase();
  const at = menu.selected[menu.current];
  for (let step = 1; step <= items.length; step += 1) {
    const index = (at + step) % items.length;
    const item = items[index];
    if (item !== undefined && wanted !== '' && labelOf(item).toLowerCase().startsWith(wanted))
      return withSelected(menu, index);
  }
  return menu;
}

/** The label of an item. */
export function labelOf(item: ItemId): string {
  return pageOf(item).words.label;
}

/**
 * The menus with the bar on an item in any menu. The way back goes through the items that open its
 * menu.
 */
export function menuAt(menu: MenuState, { menu: wanted, item }: MenuPlace): MenuState {
  const parent = parentOf(wanted);
  const inside = withSelected(
    openMenu(menu, wanted),
    itemsOf(wanted).findIndex((candidate) => candidate === item),
  );
  if (parent === null) return inside;
  const opener = itemsOf(parent).findIndex((candidate) => candidate === wanted);
  return { ...inside, selected: { ...inside.selected, [parent]: opener } };
}

/** Opens a menu. Its bar stands where it stood there before. */
export function openMenu(menu: MenuState, id: MenuId): MenuState {
  return { ...menu, current: id };
}

/** Goes one menu back. At the root, every menu goes to its first item. */
export function leaveMenu(menu: MenuState): MenuState {
  const parent = parentOf(menu.current);
  return parent === null ? firstMenu : { ...menu, current: parent };
}

/** Whether the root menu is open. */
export function atRoot(menu: MenuState): boolean {
  return parentOf(menu.current) === null;
}

/** The menu; `isDisabled` tells which items do nothing now. */
export function menuView(menu: MenuState, isDisabled: (id: ItemId) => boolean): MenuView {
  return {
    title: menuTitle(menu.current),
    items: itemsOf(menu.current).map((id) => ({
      id,
      label: labelOf(id),
      disabled: isDisabled(id),
    })),
    selected: menu.selected[menu.current],
  };
}
