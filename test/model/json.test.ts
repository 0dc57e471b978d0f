import { err, ok, parseJson } from '../../src/model/index.js';

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('a text is read to a depth of 64 of %s and no deeper', (open, close) => {
  expect(parseJson(nested(64, open, close)).ok).toBe(true);
  expect(parseJson(nested(65, open, close))).toEqual(err('nested too deeply'));
  expect(parseJson(nested(100_000, open, close))).toEqual(err('nested too deeply'));
});

test('lists and objects in turn count together', () => {
  expect(parseJson(nested(33, '[{"a":', '}]'))).toEqual(err('nested too deeply'));
});

test('brackets one after another or inside a string are no depth', () => {
  const flat = Array.from({ length: 200 }, () => []);
  expect(parseJson(JSON.stringify(flat))).toEqual(ok(flat));
  const text = '[{"'.repeat(200);
  expect(parseJson(JSON.stringify([text]))).toEqual(ok([text]));
});
