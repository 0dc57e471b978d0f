import { known, mapKnown, unknown, unknownFor } from '../../src/model/index.js';

test('a fact with its value changed; an unknown one stays as it is', () => {
  const damaged = unknown('damaged', 'line 3');
  expect(mapKnown(known(2), (value) => value * 2)).toEqual(known(4));
  expect(mapKnown(damaged, (value: number) => value * 2)).toBe(damaged);
  expect(damaged).toEqual(unknownFor({ code: 'damaged', detail: 'line 3' }));
});
