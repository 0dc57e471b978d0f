import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { importsIn, root, sourceFiles, type Import } from './import-lines.js';

/**
 * The table of rooms in CONTRIBUTING.md, held against the import lines of the code. A room may
 * import itself, what stands in its row, and packages named there; `types` in a row allows `import
 * type` only.
 */
interface Row {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  /**
   * Packages; `node:*` stands for every built-in module but those in `never`, which their parts
   * (`node:fs/promises`) are too.
   */
  readonly packages: readonly string[];
  readonly never?: readonly string[];
}

const table: Readonly<Record<string, Row>> = {
  'src/model': { rooms: [], packages: [] },
  'src/reset': { rooms: ['src/model'], packages: [] },
  'src/text': { rooms: ['src/model'], types: ['src/reset'], packages: [] },
  'src/console': { rooms: ['src/model', 'src/reset', 'src/text'], packages: [] },
  'src/xenapi': { rooms: ['src/model'], packages: ['node:*', 'xmlrpc'] },
  'src/host': { rooms: ['src/model', 'src/reset'], packages: ['node:*', 'systeminformation'] },
  'src/operations': { rooms: ['src/model', 'src/reset', 'src/xenapi'], packages: ['node:*'] },
  'src/startup': {
    rooms: ['src/model', 'src/reset', 'src/xenapi', 'src/operations'],
    packages: ['node:*'],
  },
  'src/xapi': {
    rooms: ['src/model', 'src/xenapi', 'src/reset'],
    packages: ['node:*'],
  },
  'src/embedded': {
    rooms: ['src/host', 'src/model', 'src/operations', 'src/reset', 'src/xenapi'],
    packages: ['node:*'],
  },
  'src/effects': {
    rooms: [
      'src/console',
      'src/operations',
      'src/startup',
      'src/host',
      'src/embedded',
      'src/xenapi',
      'src/reset',
      'src/model',
      'src/text',
    ],
    packages: ['node:*'],
  },
  'src/cli': { rooms: ['src/model', 'src/reset', 'src/text'], packages: ['node:*'] },
  screens: {
    rooms: ['src/console', 'src/text', 'src/model'],
    packages: ['node:*', 'blessed', 'blessed-contrib'],
    never: ['node:fs', 'node:child_process'],
  },
};

/** The rooms that complete a reset over XenAPI. */
const completion = ['src/host', 'src/embedded', 'src/operations', 'src/xenapi', 'src/startup'];

/** A program is composed here, in what its main loads on demand: further rooms. */
const composing: Readonly<Record<string, readonly string[]>> = {
  'src/cli/reset/reset-on-host.ts': completion,
  'src/cli/server/run-xapi-server.ts': [...completion, 'src/xapi'],
  'src/cli/complete-on-host.ts': completion,
  'src/cli/setup/set-up-on-host.ts': ['src/host', 'src/embedded'],
  'src/cli/complete-network-reset.ts': ['src/host'],
  'src/cli/console-options.ts': ['src/effects'],
  'src/cli/console/open-console.ts': ['screens', 'src/console', 'src/effects', 'src/host'],
};

const composes = (file: string): readonly string[] => composing[file] ?? [];

/** The import lines of each file of the programs. */
const allImports: ReadonlyMap<string, readonly Import[]> = new Map(
  sourceFiles().map((file) => [file, importsIn(file, readFileSync(join(root, file), 'utf8'))]),
);
const allLines = [...allImports.values()].flat();

/** The file that a relative import leads to. */
const fileOf = ({ from, to }: Import): string =>
  relative(root, resolve(root, dirname(from), to)).replace(/\.js$/, '.ts');

const roomOf = (file: string): string =>
  file.startsWith('screens/') ? 'screens' : file.split('/').slice(0, 2).join('/');

/** What is looked at before the room itself is loaded: a first picture does not wait for it. */
const beforeRooms = [
  'src/host/terminal-device.ts',
  'src/host/files/is-folder.ts',
  'src/host/files/is-this-machine.ts',
];

/** What is wrong with one import line, or '' when the table allows it. */
function complaint(line: Import): string {
  const room = roomOf(line.from);
  const row = table[room];
  if (row === undefined) return `${line.from}: room ${room} is not in the table`;
  if (!line.to.startsWith('.')) {
    const name = line.to.startsWith('node:') ? line.to : (line.to.split('/')[0] ?? '');
    const wanted =
      row.packages.includes(name) || (name.startsWith('node:') && row.packages.includes('node:*'));
    return wanted && row.never?.some((one) => name === one || name.startsWith(`${one}/`)) !== true
      ? ''
      : `${line.from} imports ${line.to}; allowed packages: ${row.packages.join(', ') || 'none'}`;
  }
  const target = fileOf(line);
  const targetRoom = roomOf(target);
  if (targetRoom === room) return '';
  const rooms = [...row.rooms, ...composes(line.from), ...(line.typeOnly ? (row.types ?? []) : [])];
  if (!rooms.includes(targetRoom))
    return `${line.from} imports ${targetRoom}; allowed: ${rooms.join(', ') || 'itself only'}`;
  // The words of a page are asked for by its own name: an index of them would be one more file to
  // touch for each page. The terminal is asked for before the first picture, which waits for no
  // room.
  const isDoor =
    target === `${targetRoom}/index.ts` ||
    beforeRooms.includes(target) ||
    target.startsWith('src/text/pages/');
  return isDoor ? '' : `${line.from} reaches past the index of ${targetRoom}: ${line.to}`;
}

test('every import line stays within the table of rooms', () => {
  expect(allLines.length).toBeGreaterThan(100);
  expect(allLines.map(complaint).filter((text) => text !== '')).toEqual([]);
});

/** What each row and each main may import, as "who -> what"; a package stands by its name. */
function allowances(): readonly string[] {
  return [
    ...Object.entries(table).flatMap(([room, { rooms, types = [], packages }]) =>
      [...rooms, ...types, ...packages].map((name) => `${room} -> ${name}`),
    ),
    ...Object.entries(composing).flatMap(([file, rooms]) =>
      rooms.map((name) => `${file} -> ${name}`),
    ),
  ];
}

/** The allowances that one import line makes use of. */
function allowancesOf(line: Import): readonly string[] {
  const { from, to } = line;
  const target = to.startsWith('.')
    ? roomOf(fileOf(line))
    : to.startsWith('node:')
      ? 'node:*'
      : (to.split('/')[0] ?? '');
  return [`${roomOf(from)} -> ${target}`, `${from} -> ${target}`];
}

test('the table allows nothing that nobody imports', () => {
  const used = new Set(allLines.flatMap(allowancesOf));
  expect(allowances().filter((one) => !used.has(one))).toEqual([]);
});

/** Files that import each other in a circle, in whichever way `counts` counts. */
function circlesOf(counts: (line: Import) => boolean): readonly string[] {
  const files = new Map(
    [...allImports].map(([file, lines]) => [
      file,
      lines.filter((line) => line.to.startsWith('.') && counts(line)).map(fileOf),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const next of files.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files.keys()) walk(file, []);
  return circles;
}

test('no file is imported in a circle', () => {
  expect(circlesOf(({ typeOnly }) => !typeOnly)).toEqual([]);
});

test('no type is imported in a circle', () => {
  expect(circlesOf(() => true)).toEqual([]);
});

test('every way to ask for a module is seen', () => {
  const ways = [
    "import { a } from 'one';",
    "import type { A } from 'two';",
    "import 'three';",
    "export * from 'four';",
    "export type { B } from 'five';",
    "import six = require('six');",
    "type C = import('seven').C;",
    "void import('eight');",
    "require('nine');",
    'void import(`ten`);',
    'void import(eleven);',
    'export const here = 1;',
  ]
    .flatMap((text) => importsIn('any.ts', text))
    .map(({ to, typeOnly }) => (typeOnly ? `type ${to}` : to));
  expect(ways).toEqual([
    'one',
    'type two',
    'three',
    'four',
    'type five',
    'six',
    'type seven',
    'eight',
    'nine',
    'ten',
    'the expression eleven',
  ]);
});

test('the table is that of the map, and its rooms are those of the disk', () => {
  const told = new Map(
    [
      ...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(
        /^\| `([a-z/]+)` \|.*\| ([^|]*) \|$/gmu,
      ),
    ].map(([, room = '', may = '']) => [
      room,
      [...may.matchAll(/`([a-z]+):?`|(blessed(?:-contrib)?|systeminformation|xmlrpc)/gu)]
        .map(([, name = '', library = '']) => name || library)
        .toSorted(),
    ]),
  );
  const there = ['screens', ...readdirSync(join(root, 'src')).map((name) => `src/${name}`)];
  const shortName = (name: string): string => name.replace('src/', '').replace(':*', '');
  const allowed = Object.entries(table).map(
    ([room, { rooms, types = [], packages }]): [string, string[]] => [
      room,
      [...rooms, ...types, ...packages].map(shortName).toSorted(),
    ],
  );
  expect(told).toEqual(new Map(allowed));
  expect(there.toSorted()).toEqual(Object.keys(table).toSorted());
});

test.each([
  ['src/reset/plan.ts', 'node:fs', 'imports node:fs'],
  ['screens/draw/draw.ts', 'node:fs', 'imports node:fs'],
  ['screens/draw/draw.ts', 'node:fs/promises', 'imports node:fs/promises'],
  ['screens/draw/draw.ts', '../../test/support/run/pty.js', 'allowed'],
  ['screens/draw/draw.ts', '../../src/reset/index.js', 'allowed'],
  ['src/cli/reset.ts', '../host/index.js', 'allowed'],
  ['src/xapi/calls.ts', '../reset/plan.js', 'past the index'],
])('%s may not import %s', (from, to, words) => {
  expect(complaint({ from, to, typeOnly: false })).toContain(words);
});

test('a row may allow types only', () => {
  const line = { from: 'src/text/errors.ts', to: '../reset/index.js' };
  expect(complaint({ ...line, typeOnly: true })).toBe('');
  expect(complaint({ ...line, typeOnly: false })).toContain('allowed');
});
