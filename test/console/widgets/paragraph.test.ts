import {
  blank,
  item,
  layout,
  pair,
  text,
  verbatim,
} from '../../../src/console/widgets/paragraph.js';

/** Lines as plain text. */
const lines = (...[paragraphs, columns]: Parameters<typeof layout>): readonly string[] =>
  layout(paragraphs, columns).map((line) => line.map((span) => span.text).join(''));

test('pairs share one label column, and a long value stays in its own', () => {
  expect(
    lines([pair('IP', '10.0.0.4'), text('between'), pair('Netmask', 'one two three four')], 22),
  ).toEqual(['IP       10.0.0.4', 'between', 'Netmask  one two three', '         four']);
});

test('where the value column would be too narrow the value goes below its label', () => {
  expect(lines([pair('A label of some length', 'a value')], 26)).toEqual([
    'A label of some length',
    '  a value',
  ]);
});

test('a word that the value column would cut goes below its label, unless it fits nowhere', () => {
  const mac = '00:16:3e:00:00:01';
  expect(lines([pair('MAC address', mac)], 28)).toEqual(['MAC address', `  ${mac}`]);
  expect(lines([pair('MAC address', mac)], 30)).toEqual([`MAC address  ${mac}`]);
  expect(lines([pair('Name', 'x'.repeat(40))], 30)).toEqual([
    `Name  ${'x'.repeat(24)}`,
    `      ${'x'.repeat(16)}`,
  ]);
});

test('an item is aligned below its text', () => {
  expect(lines([item('one two three', 'plain', ' 1. ')], 11)).toEqual([' 1. one two', '    three']);
});

test('an empty paragraph is an empty line, and an indented one keeps its indent', () => {
  expect(lines([text('a b', 'plain', 2), blank, text('c')], 3)).toEqual(['  a', '  b', '', 'c']);
});

test('verbatim lines keep their blanks and are broken at the edge only', () => {
  expect(lines([verbatim('  a   b'), verbatim(''), verbatim('abcdef')], 4)).toEqual([
    '  a ',
    '  b',
    '',
    'abcd',
    'ef',
  ]);
});

test('tones stay with their words', () => {
  expect(layout([pair('Link', 'down', 'warning')], 40)).toEqual([
    [
      { text: 'Link  ', tone: 'label' },
      { text: 'down', tone: 'warning' },
    ],
  ]);
});
