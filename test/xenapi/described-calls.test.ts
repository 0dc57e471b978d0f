import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const sources = resolve(__dirname, '../../src');
/** The rooms that speak to a XAPI that is not ours, and those that tell them what to call. */
const rooms = ['operations', 'xenapi', 'startup', 'effects', 'cli', 'embedded', 'reset', 'host'];

/** A call as XenAPI's own class description has it. */
interface Described {
  /** After the session: how many must be given, and how many there are. */
  readonly least: number;
  readonly most: number;
  readonly state: string;
}

const described: ReadonlyMap<string, Described> = new Map(
  readFileSync(join(__dirname, 'calls.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [call = '', parameters = '', , , state = ''] = row.split('\t');
      const names = [...parameters.matchAll(/(?:^|, )(\w+\??):/gu)].map(([, name = '']) => name);
      return [
        call,
        {
          least: names.filter((name) => !name.endsWith('?')).length,
          most: names.length,
          state,
        },
      ];
    }),
);
const classes = new Set([...described.keys()].map((call) => call.split('.')[0] ?? ''));

/** Calls that are given the session itself. */
const logouts = new Set(['session.logout', 'session.local_logout']);

/** Errors of our own that look like calls. */
const notCalls = new Set(['host.unknown']);

/** What makes a call, and which of its arguments is the call's name. */
const callers: ReadonlyMap<string, number> = new Map([
  ['call', 1],
  ['runTask', 1],
]);
/** What reads all records of a class, or of several. */
const readers = new Set(['readRecords', 'readTables']);
/** The names that are put together while the programs run, and what makes them true. */
const putTogether: Readonly<Record<string, string>> = {
  '`${className}.get_all_records`': 'every class that a reader is given',
  '`Async.${method}`': 'every name that is given to runTask',
  '`${name}.set_other_config`': 'the classes of what a rebuild makes',
};

/**
 * A call that the code names, and how many parameters stand behind it; null where that is not
 * written there.
 */
interface Named {
  readonly where: string;
  readonly call: string;
  readonly parameters: number | null;
}

/** A file of the rooms. */
interface Source {
  readonly path: string;
  readonly file: ts.SourceFile;
}

/** A file that has none of this calls nothing: most need not be read. */
const mayCall = /\b(?:call|runTask|read(?:Records|Tables))\(|['`][A-Za-z_]+\.\w+['`]|lasses = \[/u;

const all: readonly Source[] = rooms.flatMap((room) =>
  readdirSync(join(sources, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(room, name))
    .map((path) => ({ path, text: readFileSync(join(sources, path), 'utf8') }))
    .filter(({ text }) => mayCall.test(text))
    .map(({ path, text }) => ({
      path,
      file: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
    })),
);

/** Every node of a file. */
function nodesOf(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (one: ts.Node): void => {
    found.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/** The name of the function that is called, without what it is a member of. */
function calleeOf({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** Where the name of a call stands in this one: `call(session, NAME)`, `session.call(NAME)`. */
function nameIn(node: ts.CallExpression): ts.Expression | undefined {
  const at = callers.get(calleeOf(node));
  if (at === undefined) return undefined;
  return node.arguments[ts.isPropertyAccessExpression(node.expression) ? 0 : at];
}

const isText = (node: ts.Node): node is ts.StringLiteralLike => ts.isStringLiteralLike(node);

/** What may stand at this place: both sides of a choice. */
function choices(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return choices(node.expression);
  return ts.isConditionalExpression(node)
    ? [...choices(node.whenTrue), ...choices(node.whenFalse)]
    : [node];
}

/** Texts that are called, whatever class they name, and those that name a class of XenAPI. */
function namedIn({ path, file }: Source): readonly Named[] {
  const called = new Set<ts.Node>();
  const found: Named[] = [];
  for (const node of nodesOf(file)) {
    if (ts.isCallExpression(node)) {
      const name = nameIn(node);
      for (const one of name === undefined ? [] : choices(name)) called.add(one);
    }
    if (!isText(node) || notCalls.has(node.text)) continue;
    const [, className = ''] = /^([A-Za-z_]+)\.\w+$/u.exec(node.text) ?? [];
    const parameters = parametersBehind(node);
    if (called.has(node) || classes.has(className) || (className !== '' && parameters !== null))
      found.push({ where: path, call: node.text, parameters });
  }
  return found;
}

/**
 * The elements of the array that follows the name: `call('PIF.scan', [host])`, and pairs like
 * `['PIF.scan', [host]]`.
 */
function parametersBehind(name: ts.Node): number | null {
  const { parent } = name;
  const row = ts.isCallExpression(parent)
    ? parent.arguments
    : ts.isArrayLiteralExpression(parent)
      ? parent.elements
      : null;
  const next = row === null ? undefined : row[row.findIndex((one) => one === name) + 1];
  if (next === undefined || !ts.isArrayLiteralExpression(next)) return null;
  return next.elements.some((element) => ts.isSpreadElement(element)) ? null : next.elements.length;
}

/** The list that this name stands for: of this file, else of another one. */
function listOf(name: string, source: Source): ts.Expression | undefined {
  for (const { file } of [source, ...all])
    for (const node of nodesOf(file))
      if (
        ts.isVariableDeclaration(node) &&
        node.name.getText() === name &&
        node.initializer !== undefined
      )
        return node.initializer;
  return undefined;
}

/** The texts of a list, with those of the lists within; null where one cannot be read. */
function textsOf(node: ts.Expression, source: Source): readonly (string | null)[] {
  if (isText(node)) return [node.text];
  if (ts.isAsExpression(node)) return textsOf(node.expression, source);
  if (ts.isSpreadElement(node)) return textsOf(node.expression, source);
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap((one) => textsOf(one, source));
  const list = ts.isIdentifier(node) ? listOf(node.text, source) : undefined;
  return list === undefined ? [null] : textsOf(list, source);
}

const named = all.flatMap(namedIn);
const told = ({ where, call }: Named): string => `${where}: ${call}`;

test('every call that a program makes is one of XenAPI, and none has been removed', () => {
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(({ call }) => !described.has(call)).map(told)).toEqual([]);
  expect(
    named.filter(({ call }) => described.get(call)?.state.startsWith('Removed') === true).map(told),
  ).toEqual([]);
});

test('every class whose records are read has them', () => {
  const read = all.flatMap((source) =>
    nodesOf(source.file).flatMap((node) => {
      if (!ts.isCallExpression(node) || !readers.has(calleeOf(node))) return [];
      const [, given] = node.arguments;
      // The reader of several asks the reader of one for each.
      if (given === undefined || source.path === 'operations/records.ts') return [];
      return textsOf(given, source).map((name) => ({ where: source.path, name }));
    }),
  );
  expect(read.length).toBeGreaterThan(30);
  expect(
    read.filter(({ name }) => name === null || !described.has(`${name}.get_all_records`)),
  ).toEqual([]);
});

test('no other name is put together from parts', () => {
  const made = all.flatMap(({ path, file }) =>
    nodesOf(file).flatMap((node) => {
      const name = ts.isCallExpression(node) ? nameIn(node) : undefined;
      return (name === undefined ? [] : choices(name))
        .filter((one) => ts.isTemplateExpression(one) || ts.isBinaryExpression(one))
        .map((one) => ({ path, text: one.getText() }));
    }),
  );
  expect(made.filter(({ text }) => !(text in putTogether))).toEqual([]);
  expect(new Set(made.map(({ text }) => text))).toEqual(new Set(Object.keys(putTogether)));
});

/**
 * Those that take no session, or make one, are given all their parameters; the session itself is
 * put in front of the others elsewhere.
 */
test('every call is given as many parameters as it takes', () => {
  const counted = named.filter(({ parameters }) => parameters !== null);
  expect(counted.length).toBeGreaterThan(20);
  expect(
    counted
      .filter(({ call, parameters }) => {
        const { least = 0, most = 0 } = described.get(call) ?? {};
        const given = parameters ?? 0;
        return logouts.has(call) ? given !== 1 : given < least || given > most;
      })
      .map(told),
  ).toEqual([]);
});

test('a new call is seen, whatever it names', () => {
  const text = [
    "await session.call('Moon.land', [self]);",
    "await call(session, host ? 'Sun.rise' : 'Sun.set', params);",
    "const calls = [['Star.shine', [self]]];",
    "const error = { code: 'tide.low' };",
  ].join('\n');
  const file = ts.createSourceFile('new.ts', text, ts.ScriptTarget.ES2022, true);
  expect(namedIn({ path: 'new.ts', file }).map(({ call }) => call)).toEqual([
    'Moon.land',
    'Sun.rise',
    'Sun.set',
    'Star.shine',
  ]);
});
