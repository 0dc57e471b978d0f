import fc, { anyCharacter } from '../../support/run/property.js';
import { bytesOf, textOf } from '../../../src/host/files/file-text.js';

test('any bytes come back as they were', () => {
  const mixed = fc
    .array(
      fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.string({ unit: anyCharacter }).map((text) => new TextEncoder().encode(text)),
      ),
    )
    .map((all) => Buffer.concat(all));
  fc.assert(
    fc.property(mixed, (bytes) => {
      expect(Buffer.from(bytesOf(textOf(bytes)))).toEqual(bytes);
    }),
    { numRuns: 2000 },
  );
});

test('UTF-8 is read as node reads it, and the bytes of a text are as node writes them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(textOf(Buffer.from(text))).toBe(text);
      expect(Buffer.from(bytesOf(text))).toEqual(Buffer.from(text));
    }),
  );
});

test.each([
  ['a letter of Latin 1', [0x61, 0xe9, 0x62], 'a\udce9b'],
  ['a cut sequence', [0xe2, 0x82], '\udce2\udc82'],
  ['an overlong slash', [0xc0, 0xaf], '\udcc0\udcaf'],
  ['an encoded surrogate', [0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
  ['a byte order mark, kept', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
  ['good letters beside a bad byte', [0xc3, 0xa9, 0xff, 0xf0, 0x9f, 0x98, 0x80], 'é\udcff😀'],
])('%s', (_, bytes, text) => {
  expect(textOf(Uint8Array.from(bytes))).toBe(text);
});
