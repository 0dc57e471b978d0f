import fc from '../../support/run/property.js';
import { textWidth } from '../../../src/text/index.js';
import { wrap } from '../../../src/console/widgets/wrap.js';

test.each([
  ['', 10, ['']],
  ['one two', 10, ['one two']],
  ['one two three', 7, ['one two', 'three']],
  ['one  two', 10, ['one two']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['a abcdefghij b', 6, ['a', 'abcdef', 'ghij b']],
  ['数据库 服务器', 6, ['数据库', '服务器']],
  ['数据', 1, ['数', '据']],
  ['abc', 0, ['a', 'b', 'c']],
])('wrap %j to %i', (words, columns, lines) => {
  expect(wrap(words, columns)).toEqual(lines);
});

test('no word is lost or cut while each fits a line, and every line fits', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'é', '数', 'Z'),
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 10, max: 40 }), (words, columns) => {
      const lines = wrap(words.join(' '), columns);
      expect(lines.join(' ')).toBe(words.join(' '));
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    }),
  );
});
