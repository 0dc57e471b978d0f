import type { Style } from './canvas.js';

/**
 * How a cell is shown. Colours are numbers of the basic palette (0 to 7, 8 is bright black); null
 * is the terminal's own colour.
 */
export interface Look {
  readonly foreground: number | null;
  readonly background: number | null;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

/** A look for each style. */
export type Theme = Readonly<Record<Style, Look>>;

const own: Look = {
  foreground: null,
  background: null,
  bold: false,
  underline: false,
  inverse: false,
};
const bold: Look = { ...own, bold: true };
const inverse: Look = { ...own, inverse: true };
const underline: Look = { ...own, underline: true };
const coloured = (foreground: number, strong = false): Look => ({
  ...own,
  foreground,
  bold: strong,
});

const [red, green, yellow, cyan] = [1, 2, 3, 6];

/**
 * Bold, underline and reverse only. For terminals without colours, which would show a wrong colour
 * rather than none.
 */
export const monochrome: Theme = {
  plain: own,
  heading: bold,
  label: own,
  accent: bold,
  good: own,
  warning: bold,
  bad: bold,
  dim: own,
  added: bold,
  removed: own,
  frame: own,
  title: bold,
  header: own,
  bar: inverse,
  barDisabled: inverse,
  key: bold,
  entry: own,
  entryFocused: underline,
  disabled: own,
};

/**
 * A quiet theme: the terminal's own colours, one accent (cyan), and three colours with a meaning.
 */
export const colour: Theme = {
  ...monochrome,
  label: coloured(cyan),
  accent: coloured(cyan, true),
  good: coloured(green),
  warning: coloured(yellow, true),
  bad: coloured(red, true),
  added: coloured(green),
  removed: coloured(red),
  key: coloured(cyan, true),
  bar: { ...own, foreground: 0, background: cyan },
  barDisabled: { ...own, foreground: 0, background: 7 },
};

/**
 * The theme for a terminal. `colours` comes from terminfo. With 16 or more, less important text is
 * dimmed.
 */
export function themeFor(colours: number, mono: boolean): Theme {
  if (mono || colours < 8) return monochrome;
  if (colours < 16) return colour;
  const grey = coloured(8);
  return { ...colour, frame: grey, disabled: grey };
}
