import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './import-lines.js';

/**
 * What loads the collator of a language, whose tables alone are three of the sixty megabytes that
 * the console may take.
 */
const costly = /\.localeCompare\(|\bIntl\.Collator\b/u;

test('nothing is put in order by a collator', () => {
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => costly.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
