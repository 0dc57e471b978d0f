import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/**
 * What loads the collator of a language, whose tables alone are three of the sixty megabytes that
 * the console may take.
 */
const costly = /\.localeCompare\(|\bIntl\.Collator\b/u;

test('nothing is put in order by a collator', () => {
  const files = ['src', 'screens'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(top, name)),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => costly.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
