import { isJsonObject } from '../../src/model/index.js';
import { clean, cleanDocument, cleanLines } from '../../src/text/index.js';

const hostile = [
  ['an escape sequence', '\u001b[2J'],
  ['a C1 sequence', '\u009b31m'],
  ['a title', '\u001b]0;x\u0007'],
  ['a bidi override', '\u202e'],
  ['a bidi isolate', '\u2066'],
  ['a tag', '\u{E0041}'],
  ['a flood of marks', '\u0301'.repeat(500)],
] as const;
const seen = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]|\p{M}{5}/u;

test.each(hostile)('%s is gone from lines and from decoded JSON', (_, text) => {
  const name = `a${text}b`;
  const decoded: unknown = JSON.parse(JSON.stringify(cleanDocument({ [name]: [{ name }] })));
  for (const found of [clean(name), JSON.stringify(decoded)]) expect(found).not.toMatch(seen);
  expect(isJsonObject(decoded) && Object.keys(decoded)[0]).toBe(clean(name));
});

test('lines stay lines, and letters with a few marks stay whole', () => {
  expect(cleanLines('one\n\u001b[1mtwo')).toBe('one\n[1mtwo');
  expect(clean('e\u0301\u0323')).toBe('e\u0301\u0323');
});

test('numbers, nothing and truth are left as they are', () => {
  expect(cleanDocument({ a: 1, b: null, c: [true] })).toEqual({ a: 1, b: null, c: [true] });
});
