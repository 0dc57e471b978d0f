import { briefTitle, itemLabels, wayIn } from '../text/index.js';
import { blank, layout, text } from './paragraph.js';
import { briefArea, geometry, type Area } from './geometry.js';
import { itemReason } from './item-reason.js';
import type { InputEvent } from './key.js';
import { selectedItem, type MenuItem } from './menu.js';
import { briefPage, inBrief } from './pages/brief-pages.js';
import { pageOf } from './pages/index.js';
import { knowledge } from './pages/knowledge.js';
import { scrolled } from './scroll.js';
import type { ConsoleState } from './state.js';
import type { Line, PaneView } from './view.js';

/** Whether the line is too slow for whole pages beside a menu: what they say first stands there, and a key opens them. */
export function isBrief({ options }: Pick<ConsoleState, 'options'>): boolean {
  return options.slowLine === true;
}

/** What Enter does on an item; '' for nothing. */
function way({ id, enter: { kind } }: MenuItem, { session }: ConsoleState): string {
  switch (kind) {
    case 'nothing':
      return '';
    case 'menu':
      return wayIn.menu;
    case 'quit':
      return wayIn.leave;
    case 'login':
      return session === null ? wayIn.logIn : wayIn.logOut;
    case 'reset':
    case 'shell':
      return wayIn.begin;
    case 'task':
      return id === 'status' ? '' : id === 'nics' ? wayIn.open : wayIn.begin;
  }
}

function paneArea(state: ConsoleState): Area {
  const areas = geometry(state.size);
  return isBrief(state) ? briefArea(areas) : areas.pane;
}

/** The lines for the item under the bar: its page with what Enter does, or before it why it does nothing now. On a slow line the beginning of that. */
function paneLines(state: ConsoleState): readonly Line[] {
  const item = selectedItem(state.menu);
  const reason = itemReason(item.id, state);
  const area = paneArea(state);
  if (isBrief(state))
    return reason === ''
      ? briefPage(item.id, knowledge(state), area)
      : inBrief(layout([text(reason, 'warning')], area.columns), area);
  const page = pageOf(item.id, knowledge(state));
  const enters = way(item, state);
  const all =
    reason === ''
      ? [...page, ...(enters === '' ? [] : [blank, text(enters, 'accent')])]
      : [text(reason, 'warning'), blank, ...page];
  return layout(all, area.columns);
}

/** The right pane. */
export function itemPage(state: ConsoleState): PaneView {
  return {
    title: isBrief(state) ? briefTitle : itemLabels[selectedItem(state.menu).id],
    lines: paneLines(state),
    first: state.paneFirst,
  };
}

/** Whether there is more of the page than the pane shows at once. */
export function itemPageScrolls(state: ConsoleState, { lines }: PaneView): boolean {
  return lines.length > paneArea(state).rows;
}

/** The state with the pane scrolled by a key, or no further than its text. */
export function withItemPageScrolled(state: ConsoleState, input: InputEvent): ConsoleState {
  return {
    ...state,
    paneFirst: scrolled(state.paneFirst, input, paneLines(state).length, paneArea(state).rows),
  };
}

/** The state with the pane scrolled no further than its text. */
export function withItemPageInside(state: ConsoleState): ConsoleState {
  return withItemPageScrolled(state, { kind: 'resized', ...state.size });
}
