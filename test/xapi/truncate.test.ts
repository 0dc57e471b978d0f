import { truncate } from '../../src/xapi/truncate.js';

test.each([
  ['', ''],
  ['abcd', 'abcd'],
  ['abcde', 'abcd...'],
  ['\u{1f680}b\u{1f680}d\u{1f680}', '\u{1f680}b\u{1f680}d...'],
  ['\u{1f680}'.repeat(5), `${'\u{1f680}'.repeat(4)}...`],
])('%j in four characters is %j', (text, kept) => {
  expect(truncate(text, 4)).toBe(kept);
});
