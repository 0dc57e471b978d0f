import { topPage } from '../frame/top-page.js';
import { geometry } from '../frame/geometry.js';
import type { ConsoleState } from '../state.js';
import type { DialogueView, Line } from '../view.js';
import { blank, item, layout, text, type Paragraph } from '../widgets/paragraph.js';

/** What stands between the texts of a page, each row or field in full. */
function rowsOf(page: Exclude<DialogueView, { readonly kind: 'page' }>): readonly Paragraph[] {
  switch (page.kind) {
    case 'choice':
      return page.options.map(({ cells, disabled }) => {
        const row = cells.filter((cell) => cell !== '').join(', ');
        return item(disabled === '' ? row : `${row} (${disabled})`);
      });
    case 'form':
      return page.fields.map(({ label, hint, issue }) =>
        item(`${label}: ${issue === '' ? hint : issue}`),
      );
    case 'progress':
      return page.steps.map(({ label, note }) => item(note === '' ? label : `${label}, ${note}`));
  }
}

/** Rows that a page needs besides its texts: headings, a reason, blank rows, hints. */
const otherRows = 6;

/**
 * A page in full, for a window that has no room for all of it; no lines if it has. A text to read
 * scrolls by itself.
 */
export function wholePage(state: ConsoleState): readonly Line[] {
  const page = topPage(state);
  const { dialogue: area, small } = geometry(state.size);
  if (page === null || page.kind === 'page') return [];
  const [above, below] = page.kind === 'progress' ? [[], page.summary] : [page.intro, page.notice];
  const rows = rowsOf(page);
  if (!small && above.length + below.length + otherRows <= area.rows) return [];
  const space: readonly Line[] = [[]];
  return [
    ...layout([text(page.title, 'heading'), blank], area.columns),
    ...above,
    ...(above.length === 0 ? [] : space),
    ...layout(rows, area.columns),
    ...(below.length === 0 ? [] : space),
    ...below,
    ...space,
  ];
}
