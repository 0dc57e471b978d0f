import type { Size } from '../../src/console/index.js';
import { sizeAtHand, usualSize } from '../output/size.js';
import type { LineOptions } from './options.js';

/** Text is printed this wide on any terminal. Most are, and a screen reader does not mind. */
const columns = 80;

/** Nothing scrolls here, so a page is as high as its text. */
const rows = 1000;

/** The size at which a dialogue is `columns` wide (`geometry`). */
export const dialogueSize: Size = { columns: columns + 4, rows };
/** The size at which the page beside the menu is `columns` wide. */
export const itemPageSize: Size = { columns: columns + 43, rows };

/** The size of the terminal; null: input or output is none. */
export function screenOf({ input, output, environment }: LineOptions): Size | null {
  return input.isTTY === true && output.isTTY === true
    ? (sizeAtHand(output, environment) ?? usualSize)
    : null;
}
