import fc, { anyCharacter } from '../support/run/property.js';
import { clean } from '../../src/text/index.js';

test.each([
  ['plain words', 'web server 1', 'web server 1'],
  ['other scripts', '数据库 база é', '数据库 база é'],
  ['an escape sequence', '\u001b[2Jgone', '[2Jgone'],
  ['C1 control sequence introducer', '\u009b31mred', '31mred'],
  ['bidi override', 'abc\u202Etxt.exe', 'abctxt.exe'],
  ['bidi isolate', 'a\u2066b\u2069c', 'abc'],
  ['line breaks and tabs', 'one\r\ntwo\tthree', 'one two three'],
  ['line separator', 'a\u2028b', 'ab'],
  ['NUL and DEL', 'a\u0000b\u007fc', 'abc'],
  ['half a surrogate pair', 'a\ud800b', 'ab'],
  ['invisible tag characters', 'a\u{E0041}b', 'ab'],
])('clean: %s', (_, dirty, expected) => {
  expect(clean(dirty)).toBe(expected);
});

test('nothing that steers a terminal survives, and cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (dirty) => {
      const safe = clean(dirty);
      for (const char of safe) {
        const code = char.codePointAt(0) ?? 0;
        expect(
          code < 0x20 ||
            (code >= 0x7f && code < 0xa0) ||
            (code >= 0x202a && code <= 0x202e) ||
            (code >= 0x2066 && code <= 0x2069),
        ).toBe(false);
      }
      expect(clean(safe)).toBe(safe);
    }),
  );
});
