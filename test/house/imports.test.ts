import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/**
 * The table of rooms in CONTRIBUTING.md, held against the import lines of the code. A room may import itself, what stands in its
 * row, and packages named there; `types` in a row allows `import type` only.
 */
interface Row {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  /** Packages; `node:*` stands for every built-in module but those in `never`. */
  readonly packages: readonly string[];
  readonly never?: readonly string[];
}

const root = resolve(__dirname, '../..');

const table: Readonly<Record<string, Row>> = {
  'src/reset': { rooms: [], packages: [] },
  'src/text': { rooms: [], types: ['src/reset'], packages: [] },
  'src/dialogue': { rooms: ['src/reset', 'src/text'], packages: [] },
  'src/host': { rooms: ['src/reset'], packages: ['node:*', 'systeminformation'] },
  'src/xenapi': { rooms: [], packages: ['node:*', 'xmlrpc', 'sax'] },
  'src/xapi': { rooms: ['src/xenapi', 'src/reset', 'src/host'], packages: ['node:*', 'sax'] },
  'src/startup': { rooms: ['src/reset', 'src/xenapi', 'src/host'], packages: ['node:*'] },
  'src/embedded': { rooms: ['src/host', 'src/reset', 'src/xenapi'], packages: ['node:*'] },
  'src/cli': { rooms: ['src/reset', 'src/text'], packages: ['node:*'] },
  screens: { rooms: ['src/dialogue', 'src/text'], types: ['src/reset'], packages: ['node:*', 'blessed', 'blessed-contrib'], never: ['node:fs', 'node:child_process'] },
};

/** A program's main composes: it may import further rooms. The console's main has a folder of its own (`backstage`), since it carries out every effect. */
const mains: Readonly<Record<string, readonly string[]>> = {
  'src/cli/xe-reset-networking.ts': ['src/host', 'src/embedded', 'src/xenapi', 'src/xapi', 'src/startup'],
  'src/cli/xapi-server.ts': ['src/host', 'src/embedded', 'src/xenapi', 'src/xapi', 'src/startup'],
  'src/cli/complete-network-reset.ts': ['src/host', 'src/embedded', 'src/xenapi', 'src/xapi', 'src/startup'],
  'screens/main.ts': ['src/host', 'src/embedded', 'src/xenapi'],
  'screens/backstage': ['src/host', 'src/embedded', 'src/xenapi', 'src/reset', 'src/startup'],
};

const composes = (file: string): readonly string[] => mains[file] ?? mains[dirname(file)] ?? [];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): string[] {
  return ['src', 'screens'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join(top, name)));
}

/** Every import, export-from and import() of a file, by TypeScript's own parser. */
function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
      const typeOnly = ts.isImportDeclaration(node) ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : node.isTypeOnly;
      found.push({ from: file, to: node.moduleSpecifier.text, typeOnly });
    } else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')) {
      const target = node.arguments[0];
      if (target !== undefined && ts.isStringLiteral(target)) found.push({ from: file, to: target.text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const roomOf = (file: string): string => (file.startsWith('screens/') ? 'screens' : file.split('/').slice(0, 2).join('/'));

/** What is wrong with one import line, or '' when the table allows it. */
function complaint(line: Import): string {
  const room = roomOf(line.from);
  const row = table[room];
  if (row === undefined) return `${line.from}: room ${room} is not in the table`;
  if (!line.to.startsWith('.')) {
    const name = line.to.startsWith('node:') ? line.to : line.to.split('/')[0] ?? '';
    const wanted = row.packages.includes(name) || (name.startsWith('node:') && row.packages.includes('node:*'));
    return wanted && row.never?.includes(name) !== true ? '' : `${line.from} imports ${line.to}; allowed packages: ${row.packages.join(', ') || 'none'}`;
  }
  const target = relative(root, resolve(root, dirname(line.from), line.to)).replace(/\.js$/, '.ts');
  const targetRoom = roomOf(target);
  if (targetRoom === room) return '';
  const rooms = [...row.rooms, ...composes(line.from), ...(line.typeOnly ? row.types ?? [] : [])];
  if (!rooms.includes(targetRoom)) return `${line.from} imports ${targetRoom}; allowed: ${rooms.join(', ') || 'itself only'}`;
  return target === `${targetRoom}/index.ts` ? '' : `${line.from} reaches past the index of ${targetRoom}: ${line.to}`;
}

test('every import line stays within the table of rooms', () => {
  const lines = sourceFiles().flatMap(importsOf);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.map(complaint).filter((text) => text !== '')).toEqual([]);
});

test('no room is imported in a circle', () => {
  const files = new Map(sourceFiles().map((file) => [file, importsOf(file).filter((line) => line.to.startsWith('.') && !line.typeOnly)
    .map((line) => relative(root, resolve(root, dirname(file), line.to)).replace(/\.js$/, '.ts'))]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) { circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> ')); return; }
    if (done.has(file)) return;
    for (const next of files.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files.keys()) walk(file, []);
  expect(circles).toEqual([]);
});

test('the table itself notices a forbidden import', () => {
  expect(complaint({ from: 'src/reset/plan.ts', to: 'node:fs', typeOnly: false })).toContain('imports node:fs');
  expect(complaint({ from: 'screens/draw.ts', to: 'node:fs', typeOnly: false })).toContain('imports node:fs');
  expect(complaint({ from: 'screens/draw.ts', to: '../src/reset/index.js', typeOnly: false })).toContain('allowed');
  expect(complaint({ from: 'screens/draw.ts', to: '../src/reset/index.js', typeOnly: true })).toBe('');
  expect(complaint({ from: 'src/cli/reset.ts', to: '../host/index.js', typeOnly: false })).toContain('allowed');
  expect(complaint({ from: 'src/xapi/calls.ts', to: '../reset/plan.js', typeOnly: false })).toContain('past the index');
});
