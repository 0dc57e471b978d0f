import fc from '../../support/run/property.js';
import type { DatabaseContent } from '../../../src/xapi/database/content.js';
import { unpack } from '../../../src/xapi/database/packed.js';
import { readDatabase } from '../../../src/xapi/database/reader.js';

/** A database as plain data: what must survive any number of loads and saves. */
export function plain(content: DatabaseContent): unknown {
  const tables = [...content.tables].map(
    ({ name, columns, rows }) =>
      [
        name,
        [...rows].map(
          ({ ref, packed }) =>
            [
              ref,
              new Map(
                unpack(packed).flatMap((value, index) =>
                  value === undefined ? [] : [[columns[index] ?? '', value] as const],
                ),
              ),
            ] as const,
        ),
      ] as const,
  );
  return { manifest: content.manifest, tables: new Map(tables) };
}

export function load(text: string | readonly string[]): DatabaseContent {
  const content = readDatabase(typeof text === 'string' ? [text] : text);
  if (!content.ok) throw new Error(JSON.stringify(content.error));
  return content.value;
}

export const value = fc.string({ unit: 'grapheme' });
