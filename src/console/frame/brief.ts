import { takeCells } from '../../text/index.js';
import type { Area } from './geometry.js';
import type { Line } from '../view.js';

const goesOn = ' ...';

function wholeWords(row: string, columns: number): string {
  const fits = takeCells(row, columns);
  return (fits === row ? row : fits.replace(/ \S*$/u, '')).trimEnd();
}

/** The first rows that are not empty. If there are more, the last one ends in dots. */
export function inBrief(
  lines: readonly Line[],
  { columns, rows }: Pick<Area, 'columns' | 'rows'>,
): readonly Line[] {
  const said = lines.filter((line) => line.some((span) => span.text.trim() !== ''));
  const last = said[rows - 1];
  if (said.length <= rows || last === undefined) return said;
  return [
    ...said.slice(0, rows - 1),
    [
      {
        text: wholeWords(last.map((span) => span.text).join(''), columns - goesOn.length) + goesOn,
        tone: last.at(-1)?.tone ?? 'plain',
      },
    ],
  ];
}
