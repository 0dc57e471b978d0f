import { keyHints, loginWords } from '../../text/index.js';
import { overviewColumnView } from '../describe/overview-column.js';
import { geometry } from './geometry.js';
import { headerView } from './header.js';
import { helpView } from '../help/help.js';
import { isBrief, itemPageView, itemPageScrolls, itemReason } from '../menu/item-page.js';
import { knowledgeOf } from '../knowledge-of.js';
import { topPage } from './top-page.js';
import { atRoot, menuOf, menuView, selectedItem } from '../menu/menu.js';
import { pageOf } from '../pages/index.js';
import { logoutSoon } from '../login/session.js';
import type { ConsoleState } from '../state.js';
import type { ConsoleView, KeyHint, ItemPageView } from '../view.js';
import { shownHints } from '../widgets/moved.js';

function menuKeys(state: ConsoleState, itemPage: ItemPageView): readonly KeyHint[] {
  const item = selectedItem(state.menu);
  const back = atRoot(state.menu) ? [] : [keyHints.back];
  // On a slow line every item shows the same keys, because Enter always does something there.
  if (isBrief(state)) return [keyHints.move, keyHints.select, ...back, keyHints.more];
  const { enter, enterHint, keys } = pageOf(item);
  const enters = (enter !== undefined || menuOf(item) !== null) && itemReason(item, state) === '';
  return [
    keyHints.move,
    ...(enters ? [enterHint ?? keyHints.select] : []),
    ...back,
    ...shownHints(keys?.(knowledgeOf(state)) ?? []),
    ...(itemPageScrolls(state, itemPage) ? [keyHints.scroll] : []),
  ];
}

/**
 * Adds what every page shows: an announced logout before all other keys, and the help key
 * everywhere except on the help page.
 */
function withEverywhere(keys: readonly KeyHint[], state: ConsoleState): readonly KeyHint[] {
  const left = logoutSoon(state);
  const soon = left === null ? [] : [{ key: loginWords.anyKey, action: loginWords.soon(left) }];
  return [...soon, ...keys, ...(state.help === null ? [keyHints.help] : [])];
}

/** The screen as data. Pure; every line fits its area. */
export function view(state: ConsoleState): ConsoleView {
  const itemPage = itemPageView(state);
  const dialogue = state.help === null ? topPage(state) : helpView(state.help, state);
  const { overviewColumn } = geometry(state.size);
  return {
    header: headerView(state),
    menu: menuView(state.menu, (id) => itemReason(id, state) !== ''),
    itemPage,
    overviewColumn:
      overviewColumn === null ? null : overviewColumnView(knowledgeOf(state), overviewColumn),
    dialogue:
      dialogue === null ? null : { ...dialogue, keys: withEverywhere(dialogue.keys, state) },
    keys: [...withEverywhere(menuKeys(state, itemPage), state), keyHints.find, keyHints.refresh],
  };
}
