import {
  findWords as words,
  itemKeywords,
  itemLabels,
  keyHints,
  menuTitles,
} from '../text/index.js';
import { editForm, fieldViews, formOf, formValue, type Form } from './form.js';
import { geometry } from './geometry.js';
import type { InputEvent } from './key.js';
import { allItems, menuAt, type MenuPlace } from './menu.js';
import { layout, text, verbatim } from './paragraph.js';
import { only, type ConsoleState, type Update } from './state.js';
import type { PageView } from './view.js';
import { clampFirst } from './scroll.js';
import { shorten } from './width.js';

/** The search for a menu item. */
export interface FindState {
  readonly form: Form<'words'>;
  readonly selected: number;
}

/** The search with nothing typed: all items. */
export const openFind: FindState = {
  form: formOf([{ id: 'words' as const, value: '' }]),
  selected: 0,
};

const wordsOf = (phrase: string): readonly string[] =>
  phrase
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The items in which each typed word begins a word of their name, their menu's name or their further words. */
export function foundItems(typed: string): readonly MenuPlace[] {
  const wanted = wordsOf(typed);
  return allItems().filter(({ menu, item }) => {
    const has = wordsOf(`${itemLabels[item.id]} ${menuTitles[menu]} ${itemKeywords[item.id]}`);
    return wanted.every((word) => has.some((other) => other.startsWith(word)));
  });
}

/** The console after an input on the search: Enter goes to the item under the bar. */
export function findInput(state: ConsoleState, find: FindState, input: InputEvent): Update {
  const found = foundItems(formValue(find.form, 'words'));
  if (input.kind === 'key') {
    const by = input.key === 'up' ? -1 : input.key === 'down' ? 1 : 0;
    if (input.key === 'escape') return only({ ...state, find: null });
    if (input.key === 'enter') {
      const place = found[find.selected];
      return only(
        place === undefined
          ? state
          : { ...state, find: null, menu: menuAt(state.menu, place), paneFirst: 0 },
      );
    }
    if (by !== 0 && found.length > 0)
      return only({
        ...state,
        find: { ...find, selected: (find.selected + found.length + by) % found.length },
      });
    if (
      input.key === 'up' ||
      input.key === 'down' ||
      input.key === 'tab' ||
      input.key === 'backtab'
    )
      return only(state);
  }
  const form = editForm(find.form, input, () => '');
  return only({
    ...state,
    find: {
      form,
      selected: formValue(form, 'words') === formValue(find.form, 'words') ? find.selected : 0,
    },
  });
}

/** The search as a face draws it: what is found above the field, the bar's row always in sight. */
export function findView({ form, selected }: FindState, state: ConsoleState): PageView {
  const { columns, rows } = geometry(state.size).dialogue;
  const found = foundItems(formValue(form, 'words'));
  // One row each, so that the bar's row is the item's number.
  const blocks = found.map(({ menu, item }, index) => {
    const path =
      menu === 'root' ? itemLabels[item.id] : `${itemLabels[item.id]} (${menuTitles[menu]})`;
    return verbatim(
      shorten(`${index === selected ? '>' : ' '} ${path}`, columns),
      index === selected ? 'accent' : 'plain',
    );
  });
  const lines = layout(blocks.length === 0 ? [text(words.none, 'warning')] : blocks, columns);
  const room = Math.max(1, rows - 3);
  const first = clampFirst(Math.max(0, selected - room + 1), lines.length, room);
  const [field] = fieldViews(form, () => words.field);
  return {
    kind: 'page',
    title: words.title,
    lines,
    first,
    field: field ?? null,
    keys: [keyHints.move, words.go, keyHints.back],
  };
}
