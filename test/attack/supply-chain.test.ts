import { readdirSync, readFileSync } from 'node:fs';
import { isJsonObject, jsonText } from '../../src/model/index.js';

/** The lock of the project, and that of the runtime which the packages carry. */
const locks = ['package-lock.json', 'scripts/package/runtime/package-lock.json'];

/** What a lock file has, by folder; the project itself has the name ''. */
function lockedIn(file: string): Readonly<Record<string, unknown>> {
  const lock: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return isJsonObject(lock) && isJsonObject(lock['packages']) ? lock['packages'] : {};
}
/** Every locked package, by its folder. */
const packages = locks.flatMap((file) =>
  Object.entries(lockedIn(file)).flatMap(([folder, value]) =>
    folder !== '' && isJsonObject(value) ? [{ folder, value }] : [],
  ),
);
const known = [
  'node_modules/@parcel/watcher',
  'node_modules/@swc/core',
  'node_modules/esbuild',
  'node_modules/unrs-resolver',
];
const registry = 'https://registry.npmjs.org/';

test('there are lock files with packages, and no other ones', () => {
  const found = ['assets', 'scripts', 'screens', 'src', 'test'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('package-lock.json'))
      .map((name) => `${room}/${name}`),
  );
  expect(['package-lock.json', ...found]).toEqual(locks);
  expect(packages.length).toBeGreaterThan(100);
});

test('every package is held by a SHA-512 of its contents', () => {
  const loose = packages.filter(
    ({ value }) => !/^sha512-[A-Za-z0-9+/]{86}==$/u.test(jsonText(value, 'integrity')),
  );
  expect(loose.map(({ folder }) => folder)).toEqual([]);
});

test('none comes from anywhere but the one registry', () => {
  const elsewhere = packages.filter(({ value }) => {
    const from = jsonText(value, 'resolved');
    return value['link'] === true || (from !== '' && !from.startsWith(registry));
  });
  expect(elsewhere.map(({ folder }) => folder)).toEqual([]);
});

test('these run a script when they are installed, for development alone; a new one is a decision', () => {
  const scripted = packages.filter(({ value }) => value['hasInstallScript'] === true);
  expect(scripted.map(({ folder }) => folder)).toEqual(known);
  expect(scripted.every(({ value }) => value['dev'] === true)).toBe(true);
});

test('nothing is installed at run time: the programs are bundled', () => {
  const project: unknown = lockedIn('package-lock.json')[''];
  expect(isJsonObject(project) && project['dependencies']).toBeFalsy();
});
