import { findWords as words } from '../../text/index.js';
import type { GoTo } from '../core-effect.js';
import { allItems, labelOf, menuTitle, type MenuPlace } from '../menu/menu.js';
import { pageOf, type ItemId } from '../pages/index.js';
import type { DialoguePage, Go } from '../widgets/spec.js';

const wordsOf = (phrase: string): readonly string[] =>
  phrase
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * The items that match all typed words. A typed word matches if it begins a word of the item's
 * name, of its menu's name or of its keywords. An item whose whole name is typed stands first.
 */
export function foundItems(typed: string): readonly MenuPlace[] {
  const wanted = wordsOf(typed);
  const found = allItems().filter(({ menu, item }) => {
    const has = wordsOf(`${labelOf(item)} ${menuTitle(menu)} ${pageOf(item).words.keywords}`);
    return wanted.every((word) => has.some((other) => other.startsWith(word)));
  });
  const isNamed = ({ item }: MenuPlace): boolean =>
    wordsOf(labelOf(item)).join(' ') === wanted.join(' ');
  return found.toSorted((one, other) => Number(isNamed(other)) - Number(isNamed(one)));
}

function found({ menu, item }: MenuPlace): {
  readonly label: string;
  readonly go: Go<GoTo<ItemId>, never>;
} {
  return {
    label: menu === 'root' ? labelOf(item) : `${labelOf(item)} (${menuTitle(menu)})`,
    go: { to: 'close', effects: [{ kind: 'goTo', item, enter: false }] },
  };
}

/** The search for a menu item: Enter goes to the item under the bar. */
export const findPage: DialoguePage<GoTo<ItemId>, never> = {
  name: 'find',
  topic: 'find',
  spec: () => ({
    kind: 'search',
    title: words.title,
    field: { id: 'words', ...words.field, value: '' },
    rows: (typed) => foundItems(typed).map(found),
    none: words.none,
    enter: words.go,
  }),
};
