import { byName } from '../../src/model/lists.js';

test('names are sorted whatever their case, and equal ones stay in their order', () => {
  const named = (name: string, id = 0) => ({ name, id });
  const list = [named('Zeus'), named('web', 1), named('apache'), named('Web', 2), named('')];
  expect(byName(list)).toEqual([
    named(''),
    named('apache'),
    named('web', 1),
    named('Web', 2),
    named('Zeus'),
  ]);
});
