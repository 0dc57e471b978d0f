import { encodeBlanks, encodeAttribute } from '../../model/index.js';
import type { ContentRow, ContentTable, DatabaseContent } from './content.js';
import { unpack } from './packed.js';

function attribute(name: string, value: string): string {
  return ` ${name}="${encodeAttribute(value)}"`;
}

/**
 * Columns sorted by byte value, as in xapi: capitals first. `__ctime` and `__mtime` come before
 * all.
 */
function columnOrder(columns: readonly string[]): readonly number[] {
  const rank = (name: string) => (name === '__ctime' ? 0 : name === '__mtime' ? 1 : 2);
  return columns
    .map((name, index) => ({ name, index }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
    .map(({ index }) => index);
}

function row(table: ContentTable, order: readonly number[], { ref, packed }: ContentRow): string {
  const values = unpack(packed);
  let text = `<row${attribute('ref', encodeBlanks(ref))}`;
  for (const index of order) {
    const value = values[index];
    const name = table.columns[index];
    if (value !== undefined && name !== undefined) text += attribute(name, encodeBlanks(value));
  }
  return `${text}/>`;
}

/**
 * The text of a pool database in xapi's present form, in pieces. A piece is a few kilobytes, so the
 * writer can let others have a turn between two pieces. `readDatabase` of all pieces gives the
 * content back.
 */
export function* writeDatabase(content: DatabaseContent): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?><database><manifest>';
  for (const [key, value] of content.manifest)
    yield `<pair${attribute('key', key)}${attribute('value', value)}/>`;
  yield '</manifest>';
  for (const table of content.tables) {
    const order = columnOrder(table.columns);
    let piece = `<table${attribute('name', table.name)}>`;
    for (const each of table.rows) {
      piece += row(table, order, each);
      if (piece.length > 16_384) {
        yield piece;
        piece = '';
      }
    }
    yield `${piece}</table>`;
  }
  yield '</database>';
}
