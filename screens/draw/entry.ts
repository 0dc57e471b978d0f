import type { FieldView } from '../../src/console/index.js';
import { charWidth, textWidth } from '../../src/text/index.js';
import type { Canvas } from './canvas.js';

/**
 * Widest entry field. No address, name or list of name servers needs more; longer values scroll.
 */
const widestEntry = 48;

/** The part of a value that is visible in `columns` columns, and the caret's column in it. */
export function entryWindow(
  value: string,
  caret: number,
  columns: number,
): { readonly text: string; readonly caretColumn: number } {
  const characters = Array.from(value);
  const before = characters.slice(0, caret);
  // The caret needs a column of its own, even behind the last character.
  while (textWidth(before.join('')) > columns - 1) before.shift();
  let text = before.join('');
  const caretColumn = textWidth(text);
  let used = caretColumn;
  for (const character of characters.slice(caret)) {
    used += charWidth(character);
    if (used > columns) break;
    text += character;
  }
  return { text, caretColumn };
}

/**
 * Draws an entry box of at most `columns` columns between brackets. A focused one gets the
 * terminal's cursor.
 */
export function drawEntry(
  canvas: Canvas,
  row: number,
  column: number,
  columns: number,
  field: FieldView,
  focused: boolean,
): void {
  const inner = Math.max(1, Math.min(widestEntry, columns - 2));
  const style = focused ? 'entryFocused' : 'entry';
  const value = field.masked ? '*'.repeat(Array.from(field.value).length) : field.value;
  const { text, caretColumn } = entryWindow(value, focused ? field.caret : 0, inner);
  canvas.put(row, column, '[', focused ? 'accent' : 'plain');
  canvas.fill(row, column + 1, inner, ' ', style);
  canvas.put(row, column + 1, text, style, inner);
  canvas.put(row, column + 1 + inner, ']', focused ? 'accent' : 'plain');
  if (focused) canvas.caret = { row, column: column + 1 + caretColumn, visible: true };
}
