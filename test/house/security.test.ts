import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const promises = readFileSync(join(root, 'SECURITY.md'), 'utf8');

test('every test that SECURITY.md names is there', () => {
  const named = [...promises.matchAll(/`(test\/[^`]+\.test\.ts)`/gu)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every attack of the suite holds a promise of SECURITY.md', () => {
  const attacks = readdirSync(join(root, 'test/attack')).map((name) => `test/attack/${name}`);
  expect(attacks.filter((path) => !promises.includes(path))).toEqual([]);
});
