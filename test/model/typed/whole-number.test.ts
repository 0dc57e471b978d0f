import { wholeNumber } from '../../../src/model/index.js';

test.each([
  ['1', 1],
  ['60', 60],
  ['0060', 60],
  ['1440', 1440],
])('%j is a number of minutes', (typed, value) => {
  expect(wholeNumber(typed, 1, 1440)).toBe(value);
});

test.each(['', ' ', '0', '1441', '-1', '+5', '1.5', '0x10', '1e3', '5 ', '９', 'Infinity'])(
  '%j is none',
  (typed) => {
    expect(wholeNumber(typed, 1, 1440)).toBeNull();
  },
);
