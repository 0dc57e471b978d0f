import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const sources = resolve(__dirname, '../../src');
/** The rooms that speak to a XAPI that is not ours. */
const rooms = ['operations', 'xenapi', 'startup', 'effects', 'cli', 'embedded'];

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

/**
 * A call that the code names, and how many parameters stand behind it; null where that is not
 * written there.
 */
interface Named {
  readonly where: string;
  readonly call: string;
  readonly parameters: number | null;
}

function namedIn(path: string): readonly Named[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(join(sources, path), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: Named[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      const [, className = ''] = /^([A-Za-z_]+)\.\w+$/u.exec(node.text) ?? [];
      if (classes.has(className) && !notCalls.has(node.text))
        found.push({ where: path, call: node.text, parameters: parametersBehind(node) });
    }
    ts.forEachChild(node, look);
  };
  look(file);
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

const named = rooms.flatMap((room) =>
  readdirSync(join(sources, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => namedIn(join(room, file))),
);
const told = ({ where, call }: Named): string => `${where}: ${call}`;

test('every call that a program makes is one of XenAPI, and none has been removed', () => {
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(({ call }) => !described.has(call)).map(told)).toEqual([]);
  expect(
    named.filter(({ call }) => described.get(call)?.state.startsWith('Removed') === true).map(told),
  ).toEqual([]);
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
