import { hasControlCharacter } from '../../../src/reset/request/control.js';

test.each([
  '\0',
  '\n',
  '\r',
  '\t',
  '\u001b',
  '\u001f',
  '\u007f',
  '\u0080',
  '\u0085',
  '\u009b',
  '\u009f',
  '\u061c',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
])('%j is one, anywhere', (character) => {
  expect([character, `a${character}`, `${character}a`].map(hasControlCharacter)).toEqual([
    true,
    true,
    true,
  ]);
});

test.each([
  '',
  ' ',
  'abc',
  '~',
  '\u00a0',
  'é',
  '中',
  '٣',
  '\u2027',
  '\u202f',
  '\u2065',
  '\u206a',
  '\u200d',
])('%j holds none', (text) => {
  expect(hasControlCharacter(text)).toBe(false);
});
