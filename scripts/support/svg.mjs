// A terminal's cells as an SVG picture.

const cellWidth = 8.4;
const cellHeight = 18;
const margin = 10;
const [paper, ink] = ['#14171c', '#d6d9de'];
/** The basic palette, quiet enough to be read on `paper`. */
const palette = [
  '#14171c',
  '#e06c75',
  '#8fc173',
  '#e0b85a',
  '#6aa6e8',
  '#c58be0',
  '#56b6c2',
  '#d6d9de',
  '#7c828d',
  '#ff7b86',
  '#a5d98a',
  '#f5d17a',
  '#86bdf5',
  '#dba6f2',
  '#74d0db',
  '#ffffff',
];

/**
 * Where the strokes of a line-drawing character go from the middle of its cell: left, right, up,
 * down.
 */
const strokes = {
  '─': 'lr',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'ld',
  '└': 'ru',
  '┘': 'lu',
  '├': 'rud',
  '┤': 'lud',
  '┬': 'lrd',
  '┴': 'lru',
  '┼': 'lrud',
};

const escaped = (text) =>
  text.replace(
    /[&<>"]/gu,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character],
  );
const rounded = (number) => String(Math.round(number * 10) / 10);

/**
 * The cells of a screen: rows of { text, foreground, background, bold, underline }, colours as they
 * are painted, null for none.
 */
export function cellsOf(terminal) {
  const buffer = terminal.buffer.active;
  const colour = (cell, of) =>
    cell[`is${of}Default`]() ? null : (palette[cell[`get${of}Color`]()] ?? null);
  return Array.from({ length: terminal.rows }, (_, row) =>
    Array.from({ length: terminal.cols }, (_unused, column) => {
      const cell = buffer.getLine(buffer.viewportY + row).getCell(column);
      const [front, back] = [colour(cell, 'Fg'), colour(cell, 'Bg')];
      const inverse = cell.isInverse() !== 0;
      return {
        text: cell.getChars() || ' ',
        foreground: inverse ? (back ?? paper) : (front ?? ink),
        background: inverse ? (front ?? ink) : back,
        bold: cell.isBold() !== 0,
        underline: cell.isUnderline() !== 0,
      };
    }),
  );
}

/** Neighbours that look alike as one run: { column, cells }. */
function runs(row, alike) {
  const found = [];
  row.forEach((cell, column) => {
    const last = found.at(-1);
    if (last !== undefined && alike(last.cells[0], cell)) last.cells.push(cell);
    else found.push({ column, cells: [cell] });
  });
  return found;
}

const x = (column) => margin + column * cellWidth;
const y = (row) => margin + row * cellHeight;

function background(row, index) {
  return runs(row, (a, b) => a.background === b.background)
    .filter(({ cells }) => cells[0].background !== null)
    .map(
      ({ column, cells }) =>
        `<rect x="${rounded(x(column))}" y="${rounded(y(index))}" ` +
        `width="${rounded(cells.length * cellWidth)}" height="${cellHeight}" ` +
        `fill="${cells[0].background}"/>`,
    );
}

function lines(row, index) {
  return row.flatMap(({ text, foreground }, column) => {
    const [left, top] = [x(column), y(index)];
    const [middle, centre] = [left + cellWidth / 2, top + cellHeight / 2];
    const ends = {
      l: [left, centre],
      r: [left + cellWidth, centre],
      u: [middle, top],
      d: [middle, top + cellHeight],
    };
    return Array.from(strokes[text] ?? '').map((end) => ({
      colour: foreground,
      path: `M${rounded(middle)} ${rounded(centre)}L${ends[end].map(rounded).join(' ')}`,
    }));
  });
}

function text(row, index) {
  const shown = row.map((cell) => ({
    ...cell,
    text: strokes[cell.text] === undefined ? cell.text : ' ',
  }));
  const alike = (a, b) =>
    a.foreground === b.foreground && a.bold === b.bold && a.underline === b.underline;
  return runs(shown, alike).flatMap(({ column, cells }) => {
    const whole = cells.map((cell) => cell.text).join('');
    const words = cells[0].underline ? whole : whole.trimEnd();
    const indent = cells[0].underline ? 0 : words.length - words.trimStart().length;
    if (words.slice(indent) === '') return [];
    const { foreground, bold, underline } = cells[0];
    const look =
      `${foreground === ink ? '' : ` fill="${foreground}"`}${bold ? ' font-weight="bold"' : ''}` +
      `${underline ? ' text-decoration="underline"' : ''}`;
    const length = rounded(Array.from(words.slice(indent)).length * cellWidth);
    return [
      `<text x="${rounded(x(column + indent))}" y="${rounded(y(index) + 13.5)}" ` +
        `textLength="${length}"${look}>${escaped(words.slice(indent))}</text>`,
    ];
  });
}

/** The picture of a screen; `title` is what a screen reader says of it. */
export function svgOf(cells, title) {
  const strokesByColour = byColour(cells.flatMap(lines));
  const width = rounded(2 * margin + cells[0].length * cellWidth);
  const height = rounded(2 * margin + cells.length * cellHeight);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ` +
      `${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="6" fill="${paper}"/>`,
    ...cells.flatMap(background),
    ...[...strokesByColour].map(
      ([colour, paths]) =>
        `<path stroke="${colour}" fill="none" d="${paths.map(({ path }) => path).join('')}"/>`,
    ),
    '<g font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" ' +
      `font-size="14" fill="${ink}" xml:space="preserve" lengthAdjust="spacingAndGlyphs">`,
    ...cells.flatMap(text),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function byColour(all) {
  const groups = new Map();
  for (const line of all) {
    if (!groups.has(line.colour)) groups.set(line.colour, []);
    groups.get(line.colour).push(line);
  }
  return groups;
}
