import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

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

const root = resolve(__dirname, '../..');

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
    rooms: ['src/host', 'src/model', 'src/reset', 'src/xenapi'],
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

/** What every command's main may import besides its row: it composes what its program needs. */
const everyRoom = [
  'src/host',
  'src/embedded',
  'src/operations',
  'src/xenapi',
  'src/xapi',
  'src/startup',
];

/** A program's main composes: it may import further rooms. */
const mains: Readonly<Record<string, readonly string[]>> = {
  'src/cli/xe-reset-networking.ts': everyRoom,
  'src/cli/xapi-server.ts': everyRoom,
  'src/cli/complete-network-reset.ts': everyRoom,
  'src/cli/xsconsole-setup.ts': ['src/host', 'src/embedded'],
  'src/cli/console-options.ts': ['src/effects'],
  'src/cli/xsconsole.ts': ['screens', 'src/console', 'src/effects'],
};

const composes = (file: string): readonly string[] => mains[file] ?? [];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): string[] {
  return ['src', 'screens'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(top, name)),
  );
}

/**
 * What a module is named by: a text, or (for `import()` and `require`) an expression, which no
 * reader could follow and which is told as it stands.
 */
const named = (specifier: ts.Node | undefined): string =>
  specifier !== undefined && ts.isStringLiteralLike(specifier)
    ? specifier.text
    : `the expression ${specifier?.getText() ?? ''}`;

/** The module a node asks for, in whichever of TypeScript's ways; null for any other node. */
function importBy(node: ts.Node): Omit<Import, 'from'> | null {
  if (ts.isImportDeclaration(node))
    return {
      to: named(node.moduleSpecifier),
      typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    };
  if (ts.isExportDeclaration(node))
    return node.moduleSpecifier === undefined
      ? null
      : { to: named(node.moduleSpecifier), typeOnly: node.isTypeOnly };
  if (ts.isExternalModuleReference(node))
    return {
      to: named(node.expression),
      typeOnly: ts.isImportEqualsDeclaration(node.parent) && node.parent.isTypeOnly,
    };
  // `import('./x.js').Name` in a type.
  if (ts.isImportTypeNode(node))
    return {
      to: named(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument),
      typeOnly: true,
    };
  const asks =
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      /^(?:module\.)?require(?:\.resolve)?$/u.test(node.expression.getText()));
  return asks ? { to: named(node.arguments[0]), typeOnly: false } : null;
}

/** Every module that a text asks for, by TypeScript's own parser. */
function importsIn(file: string, text: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const line = importBy(node);
    if (line !== null) found.push({ from: file, ...line });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found;
}

const importsOf = (file: string): Import[] =>
  importsIn(file, readFileSync(join(root, file), 'utf8'));

const roomOf = (file: string): string =>
  file.startsWith('screens/') ? 'screens' : file.split('/').slice(0, 2).join('/');

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
  const target = relative(root, resolve(root, dirname(line.from), line.to)).replace(/\.js$/, '.ts');
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
    target === 'src/host/terminal-device.ts' ||
    target.startsWith('src/text/pages/');
  return isDoor ? '' : `${line.from} reaches past the index of ${targetRoom}: ${line.to}`;
}

test('every import line stays within the table of rooms', () => {
  const lines = sourceFiles().flatMap(importsOf);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.map(complaint).filter((text) => text !== '')).toEqual([]);
});

/** Files that import each other in a circle, in whichever way `counts` counts. */
function circlesOf(counts: (line: Import) => boolean): readonly string[] {
  const files = new Map(
    sourceFiles().map((file) => [
      file,
      importsOf(file)
        .filter((line) => line.to.startsWith('.') && counts(line))
        .map((line) =>
          relative(root, resolve(root, dirname(file), line.to)).replace(/\.js$/, '.ts'),
        ),
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

test('the rooms of the table are those of the map and of the disk', () => {
  const told = [
    ...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^\| `([a-z/]+)` \|/gmu),
  ].map(([, room = '']) => room);
  const there = ['screens', ...readdirSync(join(root, 'src')).map((name) => `src/${name}`)];
  expect(told.toSorted()).toEqual(Object.keys(table).toSorted());
  expect(there.toSorted()).toEqual(Object.keys(table).toSorted());
});

test('the table itself notices a forbidden import', () => {
  expect(complaint({ from: 'src/reset/plan.ts', to: 'node:fs', typeOnly: false })).toContain(
    'imports node:fs',
  );
  expect(complaint({ from: 'screens/draw/draw.ts', to: 'node:fs', typeOnly: false })).toContain(
    'imports node:fs',
  );
  expect(
    complaint({ from: 'screens/draw/draw.ts', to: 'node:fs/promises', typeOnly: false }),
  ).toContain('imports node:fs/promises');
  expect(
    complaint({
      from: 'screens/draw/draw.ts',
      to: '../../test/support/run/pty.js',
      typeOnly: false,
    }),
  ).toContain('allowed');
  expect(
    complaint({ from: 'screens/draw/draw.ts', to: '../../src/reset/index.js', typeOnly: false }),
  ).toContain('allowed');
  expect(complaint({ from: 'src/text/errors.ts', to: '../reset/index.js', typeOnly: true })).toBe(
    '',
  );
  expect(
    complaint({ from: 'src/cli/reset.ts', to: '../host/index.js', typeOnly: false }),
  ).toContain('allowed');
  expect(
    complaint({ from: 'src/xapi/calls.ts', to: '../reset/plan.js', typeOnly: false }),
  ).toContain('past the index');
});
