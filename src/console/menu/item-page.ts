import { briefTitle } from '../../text/index.js';
import { inBrief } from '../frame/brief.js';
import { briefArea, geometry, type Area } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import { knowledgeOf } from '../knowledge-of.js';
import { labelOf, selectedItem } from './menu.js';
import { pageOf, type ItemId } from '../pages/index.js';
import type { ConsoleState } from '../state.js';
import type { Line, ItemPageView } from '../view.js';
import { blank, layout, text } from '../widgets/paragraph.js';
import { scrolled } from '../widgets/scroll.js';

/**
 * Whether the line is too slow for whole pages beside a menu. Then only the beginning of a page is
 * shown there, and a key opens the whole page.
 */
export function isBrief({ options }: Pick<ConsoleState, 'options'>): boolean {
  return options.slowLine === true;
}

/** A sentence that says why an item does nothing now; '' if it does something. */
export function itemReason(item: ItemId, state: ConsoleState): string {
  const unavailable = state.options.unavailable?.[item] ?? '';
  return unavailable === '' ? (pageOf(item).reason?.(knowledgeOf(state)) ?? '') : unavailable;
}

function itemPageArea(state: ConsoleState): Area {
  const areas = geometry(state.size);
  return isBrief(state) ? briefArea(areas) : areas.itemPage;
}

/** The beginning of an item's page for a slow line; the whole page if it is short. */
function briefLines(item: ItemId, state: ConsoleState, area: Area): readonly Line[] {
  const { brief, beside } = pageOf(item);
  const known = knowledgeOf(state);
  const own = brief?.(known, area) ?? [];
  return inBrief(own.length > 0 ? own : layout(beside(known), area.columns), area);
}

/**
 * The lines for the item under the bar: its page and what Enter does, or first the reason why it
 * does nothing now. On a slow line, only the beginning of that.
 */
function itemPageLines(state: ConsoleState): readonly Line[] {
  const item = selectedItem(state.menu);
  const reason = itemReason(item, state);
  const area = itemPageArea(state);
  if (isBrief(state))
    return reason === ''
      ? briefLines(item, state, area)
      : inBrief(layout([text(reason, 'warning')], area.columns), area);
  const page = pageOf(item).beside(knowledgeOf(state));
  return reason === ''
    ? [...layout(page, area.columns), ...wayLines(state)]
    : layout([text(reason, 'warning'), blank, ...page], area.columns);
}

/** The lines below a page that say what Enter does on the item under the bar. */
function wayLines(state: ConsoleState): readonly Line[] {
  const item = selectedItem(state.menu);
  if (isBrief(state) || itemReason(item, state) !== '') return [];
  const enters = pageOf(item).way(knowledgeOf(state));
  return enters === '' ? [] : layout([blank, text(enters, 'accent')], itemPageArea(state).columns);
}

/** The page of the item under the bar, right of the menu. */
export function itemPageView(state: ConsoleState): ItemPageView {
  return {
    title: isBrief(state) ? briefTitle : labelOf(selectedItem(state.menu)),
    lines: itemPageLines(state),
    first: state.itemPageFirst,
    wayRows: wayLines(state).length,
  };
}

/** Whether the page has more lines than its area has rows. */
export function itemPageScrolls(state: ConsoleState, { lines }: ItemPageView): boolean {
  return lines.length > itemPageArea(state).rows;
}

/** The state after a key scrolled the item page, never past the end of its text. */
export function withItemPageScrolled(state: ConsoleState, input: InputEvent): ConsoleState {
  return {
    ...state,
    itemPageFirst: scrolled(
      state.itemPageFirst,
      input,
      itemPageLines(state).length,
      itemPageArea(state).rows,
    ),
  };
}

/** The state with the item page scrolled back if it was past the end of its text. */
export function withItemPageInside(state: ConsoleState): ConsoleState {
  return withItemPageScrolled(state, { kind: 'resized', ...state.size });
}
