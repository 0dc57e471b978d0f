import { introWords, keyHints, resetTitles } from '../../text/index.js';
import { blank, layout, text, type Paragraph } from '../paragraph.js';
import type { Line, PageView } from '../view.js';

/** The first page's text; while the facts are still being read it says so. */
export function introLines(ready: boolean, columns: number): readonly Line[] {
  const blocks: readonly Paragraph[] = [
    text(introWords.warning, 'warning'),
    ...introWords.advice.flatMap((line) => [blank, text(line)]),
    ...(ready ? [] : [blank, text(introWords.reading, 'dim')]),
  ];
  return layout(blocks, columns);
}

/** The first page: what the reset costs, before anything is asked. */
export function introView(first: number, ready: boolean, columns: number): PageView {
  return {
    kind: 'page',
    title: resetTitles.intro,
    lines: introLines(ready, columns),
    first,
    field: null,
    keys: [keyHints.next, keyHints.cancel],
  };
}
