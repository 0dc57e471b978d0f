import { execFileSync } from 'node:child_process';
import fc from '../../support/run/property.js';
import {
  assignment,
  parseKeyValue,
  printKeyValue,
  setValue,
  splitLines,
  valueOf,
} from '../../../src/reset/files/key-value.js';

const fileText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\n', '\r\n', '\r', '=', "'", '"', '#', ' ', 'KEY', 'A', '1', '\0'),
    fc.string({ maxLength: 2 }),
  ),
  maxLength: 40,
});

test('printing what was read is the identity, whatever was read', () => {
  fc.assert(fc.property(fileText, (text) => printKeyValue(parseKeyValue(text)) === text));
});

test.each([
  ['', []],
  ['a', [{ text: 'a', end: '' }]],
  ['a\n', [{ text: 'a', end: '\n' }]],
  ['\n', [{ text: '', end: '\n' }]],
  [
    'a\r\nb\nc',
    [
      { text: 'a', end: '\r\n' },
      { text: 'b', end: '\n' },
      { text: 'c', end: '' },
    ],
  ],
  ['a\r', [{ text: 'a\r', end: '' }]],
  ['a\rb\n', [{ text: 'a\rb', end: '\n' }]],
])('%j has its lines', (text, lines) => {
  expect(splitLines(text)).toEqual(lines);
});

test.each([
  ['KEY=value', 'KEY', 'value'],
  ["KEY='value'", 'KEY', 'value'],
  ['KEY="value"', 'KEY', 'value'],
  ["KEY=''", 'KEY', ''],
  ['KEY=', 'KEY', ''],
  ["KEY='a=b'", 'KEY', 'a=b'],
  ['KEY=a=b=c', 'KEY', 'a=b=c'],
  ["  KEY='x'  ", 'KEY', 'x'],
  ['\tKEY=x\t', 'KEY', 'x'],
  ['KEY= x ', 'KEY', 'x'],
  ["KEY='x", 'KEY', "'x"],
  ["KEY=x'", 'KEY', "x'"],
  ['KEY=\'x"', 'KEY', '\'x"'],
  ["KEY='", 'KEY', "'"],
  ["KEY=''x''", 'KEY', "'x'"],
  ['KEY=xx', 'KEY', 'xx'],
  ['_k9=1', '_k9', '1'],
  ['KEY=x\ry', 'KEY', 'x\ry'],
])('%j assigns %s the value %j', (line, key, value) => {
  expect(parseKeyValue(line)).toEqual([{ text: line, end: '', entry: { key, value } }]);
});

test.each([
  '',
  ' ',
  '# KEY=value',
  '#KEY=value',
  'KEY',
  'KEY value',
  '=value',
  '9KEY=value',
  'KEY-2=value',
  'export KEY=value',
  'é=1',
])('%j assigns nothing', (line) => {
  expect(parseKeyValue(`${line}\n`)).toEqual([{ text: line, end: '\n', entry: null }]);
});

test('the last of two assignments counts, and an absent key has no value', () => {
  const lines = parseKeyValue("A='1'\nB='2'\nA='3'\n");
  expect([valueOf(lines, 'A'), valueOf(lines, 'B'), valueOf(lines, 'C')]).toEqual([
    '3',
    '2',
    undefined,
  ]);
});

test.each([
  ['A=\'1\'\n# A=1\n\nB="x=y"\n', 'A=\'9\'\n# A=1\n\nB="x=y"\n'],
  ['A=1', "A='9'"],
  ['A=1\r\nB=2\r\n', "A='9'\r\nB=2\r\n"],
  ['A=1\nB=2\nA=3', "A='9'\nB=2\nA='9'"],
  ['B=2\n', "B=2\nA='9'\n"],
  ['B=2', "B=2\nA='9'\n"],
  ['', "A='9'\n"],
  ['B=2\r\n', "B=2\r\nA='9'\r\n"],
  ['B=2\r\nC=3', "B=2\r\nC=3\r\nA='9'\r\n"],
  ['\n', "\nA='9'\n"],
])('setting A in %j gives %j', (before, after) => {
  const lines = setValue(parseKeyValue(before), 'A', '9', 'quoted');
  expect(printKeyValue(lines)).toBe(after);
  expect(parseKeyValue(after)).toEqual(lines);
});

test('setting a key changes nothing about the others', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const before = parseKeyValue(text);
      const after = setValue(before, 'KEY', 'new', 'bare');
      expect(valueOf(parseKeyValue(printKeyValue(after)), 'KEY')).toBe('new');
      const others = (lines: typeof before): readonly string[] =>
        lines.filter((line) => line.entry?.key !== 'KEY').map((line) => line.text);
      expect(others(after)).toEqual(others(before));
    }),
  );
});

test('a shell reads quoted assignments back', () => {
  const value = '$(x) `y` \\ # " a=b';
  expect(assignment('KEY', value, 'quoted')).toBe(`KEY='${value}'`);
  expect(assignment('KEY', value, 'bare')).toBe(`KEY=${value}`);
  expect(
    execFileSync('sh', ['-c', `${assignment('KEY', value, 'quoted')}\nprintf %s "$KEY"`], {
      encoding: 'utf8',
    }),
  ).toBe(value);
});

test.each(['KEY =value', ' KEY= value', "KEY = 'value'"])(
  '%j may have blanks around its parts',
  (line) => {
    expect(valueOf(parseKeyValue(`${line}\n`), 'KEY')).toBe('value');
  },
);
