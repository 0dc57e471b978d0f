import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const tops = ['src', 'screens', 'scripts', 'test'];

const files = tops.flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);

test('no folder of the sources lists more than 25 files', () => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect(counts.size).toBeGreaterThan(100);
  expect([...counts].filter(([, count]) => count > 25)).toEqual([]);
});

test.each(tops)('%s: the median file is under 100 lines, none is over 300', (top) => {
  const lengths = files
    .filter((file) => file.startsWith(join(root, top)) && /\.(?:ts|mjs|cjs)$/u.test(file))
    .map((file) => [readFileSync(file, 'utf8').split('\n').length - 1, file] as const)
    .sort(([first], [second]) => first - second);
  expect(lengths[Math.floor(lengths.length / 2)]?.[0]).toBeLessThan(100);
  expect(lengths.filter(([length]) => length > 300)).toEqual([]);
});
