import fc from '../support/run/property.js';
import { parseQuery } from '../../src/xapi/dispatch/query.js';

const row: Readonly<Record<string, string>> = {
  device: 'eth0',
  VLAN: '-1',
  tags: '()',
  name__label: 'a (b) = "c',
};
const evaluate = (text: string): boolean | null => {
  const query = parseQuery(text);
  return query.ok ? query.value((column) => row[column] ?? '') : null;
};

test.each([
  ['true', true],
  ['false', false],
  ['not false', true],
  ['not not true', true],
  ['field "device" = "eth0"', true],
  ['field "device"="eth1"', false],
  ['"eth0" = field "device"', true],
  ['"a" = "a"', true],
  ['field "tags" = "()"', true],
  ['field "nothing" = ""', true],
  ['false and false or true', true],
  ['true or true and false', false],
  ['true or (true and false)', true],
  ['(((true)))', true],
  ['not field "device" = "eth1" and true', true],
  [' \n true\tand\n true ', true],
])('%s is %s', (text, value) => {
  expect(evaluate(text)).toBe(value);
});

test.each([
  '',
  'TRUE',
  'field device = "x"',
  '"a"',
  '"a" =',
  '= "a"',
  'true and',
  'and true',
  '(true',
  'true)',
  'true true',
  'field "a" = "b',
  'not',
  "'a' = 'a'",
  'true; true',
  '"a" == "a"',
  '('.repeat(5000),
  `true${' and true'.repeat(500)}`,
])('%j is no query', (text) => {
  expect(parseQuery(text)).toMatchObject({ ok: false, error: { code: 'INVALID_VALUE' } });
});

test('a long query is a query', () => {
  expect(evaluate(`${'field "device" = "eth1" or '.repeat(190)}field "device" = "eth0"`)).toBe(
    true,
  );
});

type Tree = boolean | readonly ['not', Tree] | readonly ['and' | 'or', Tree, Tree];
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.boolean(),
    fc.tuple(fc.constant('not' as const), tie('tree')),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('tree'), tie('tree')),
  ),
})).tree;
const print = (node: Tree): string =>
  typeof node === 'boolean'
    ? String(node)
    : node[0] === 'not'
      ? `not (${print(node[1])})`
      : `(${print(node[1])}) ${node[0]} (${print(node[2])})`;
const value = (node: Tree): boolean =>
  typeof node === 'boolean'
    ? node
    : node[0] === 'not'
      ? !value(node[1])
      : node[0] === 'and'
        ? value(node[1]) && value(node[2])
        : value(node[1]) || value(node[2]);

test('fully bracketed queries mean what they say', () => {
  fc.assert(fc.property(tree, (node) => evaluate(print(node)) === value(node)));
});

test('any text is read without a throw', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('true', 'not', 'and', '(', ')', '=', '"a"', 'field', ' ', '"')),
      (words) => {
        evaluate(words.join(' '));
      },
    ),
  );
});
