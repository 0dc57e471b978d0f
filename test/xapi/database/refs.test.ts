import fc from '../../support/run/property.js';
import {
  countOf,
  listOf,
  withoutRef,
  withRef,
  type Refs,
} from '../../../src/xapi/database/refs.js';

const grow = (refs: Refs, more: readonly string[]) => more.reduce(withRef, refs);
const names = (count: number) => Array.from({ length: count }, (_, index) => `ref ${index}`);

test('a group of refs holds what a Set would, sorted, through small and large', () => {
  // From nothing, and from both sides of the size at which it becomes a Set.
  fc.assert(
    fc.property(
      fc.constantFrom(0, 3, 60, 120, 140),
      fc.array(fc.tuple(fc.boolean(), fc.nat(200)), { maxLength: 200 }),
      (start, steps) => {
        let refs = grow([], names(start));
        const model = new Set(names(start));
        for (const [adds, number] of steps) {
          const ref = `ref ${number}`;
          refs = adds ? withRef(refs, ref) : withoutRef(refs, ref);
          if (adds) model.add(ref);
          else model.delete(ref);
          expect(countOf(refs)).toBe(model.size);
        }
        expect(listOf(refs)).toEqual([...model].sort());
      },
    ),
    { numRuns: 200 },
  );
});

test.each([5, 500])(
  'a list of %i refs does not change with the group it was taken from',
  (count) => {
    const refs = grow([], names(count));
    const list = listOf(refs);
    const then = [...list];
    withRef(refs, 'another');
    names(count).reduce(withoutRef, refs);
    expect(list).toEqual(then);
  },
);

test('a group that has been large and is small again is a list once more', () => {
  const left = names(500)
    .slice(3)
    .reduce(withoutRef, grow([], names(500)));
  expect(left).toEqual(['ref 0', 'ref 1', 'ref 2']);
});

test(
  'looking a small group up copies nothing: what shares networks with 63 others costs no ' +
    'more than what is alone',
  () => {
    const refs = grow([], names(64));
    expect(listOf(refs)).toBe(refs);
  },
);
