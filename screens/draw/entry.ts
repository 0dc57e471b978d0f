import type { FieldView } from '../../src/console/index.js';
import { charWidth, textWidth } from '../../src/console/index.js';
import type { Canvas } from './canvas.js';

/** No address, name or list of name servers needs a wider field; longer values scroll inside it. */
const widestEntry = 48;

/** What of a value is to be seen in `columns` columns, and in which of them the caret stands. */
export function entryWindow(
  value: string,
  caret: number,
  columns: number,
): { readonly text: string; readonly caretColumn: number } {
  const characters = Array.from(value);
  const before = characters.slice(0, caret);
  // The caret needs a column of its own, behind the last character too.
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
 * An entry box of at most `columns` columns between brackets; a focused one takes the terminal's
 * cursor.
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
