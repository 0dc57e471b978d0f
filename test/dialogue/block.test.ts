import { blank, item, layout, pair, text, verbatim } from '../../src/dialogue/block.js';

/** Lines as plain text. */
const lines = (...[blocks, columns]: Parameters<typeof layout>): readonly string[] =>
  layout(blocks, columns).map((line) => line.map((span) => span.text).join(''));

test('pairs share one label column, and a long value stays in its own', () => {
  expect(lines([pair('IP', '10.0.0.4'), text('between'), pair('Netmask', 'one two three four')], 22)).toEqual([
    'IP       10.0.0.4', 'between', 'Netmask  one two three', '         four',
  ]);
});

test('where the value column would be too narrow the value goes below its label', () => {
  expect(lines([pair('A label of some length', 'a value')], 26)).toEqual(['A label of some length', '  a value']);
});

test('an item is aligned below its text', () => {
  expect(lines([item('one two three', 'plain', ' 1. ')], 11)).toEqual([' 1. one two', '    three']);
});

test('an empty paragraph is an empty line, and an indented one keeps its indent', () => {
  expect(lines([text('a b', 'plain', 2), blank, text('c')], 3)).toEqual(['  a', '  b', '', 'c']);
});

test('verbatim lines keep their blanks and are broken at the edge only', () => {
  expect(lines([verbatim('  a   b'), verbatim(''), verbatim('abcdef')], 4)).toEqual(['  a ', '  b', '', 'abcd', 'ef']);
});

test('tones stay with their words', () => {
  expect(layout([pair('Link', 'down', 'warning')], 40)).toEqual([[{ text: 'Link  ', tone: 'label' }, { text: 'down', tone: 'warning' }]]);
});
