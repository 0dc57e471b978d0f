import fc from '../../support/run/property.js';
import { BodyPool } from '../../../src/xapi/http/body-pool.js';

const slab = 16_384;
const never = () => {
  throw new Error('evicted');
};

test('gives back what it was given, however it came in parts', () => {
  const pool = new BodyPool(10 * slab, 5 * slab);
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 3 * slab, minLength: 0, size: 'max' }), { maxLength: 3 }),
      (parts) => {
        const whole = Buffer.concat(parts).subarray(0, 5 * slab);
        const holding = pool.begin(never);
        let left = whole.length;
        for (const part of parts) {
          holding.append(Buffer.from(part.subarray(0, left)));
          left -= Math.min(left, part.length);
        }
        const got = Buffer.from(holding.whole());
        holding.release();
        expect(got.equals(whole)).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test('when all memory is in use, those that began first lose it', () => {
  const pool = new BodyPool(4 * slab, 4 * slab);
  const gone: string[] = [];
  const [first, second, third] = ['first', 'second', 'third'].map((name) =>
    pool.begin(() => gone.push(name)),
  );
  first?.append(Buffer.alloc(slab, 'a'));
  second?.append(Buffer.alloc(2 * slab, 'b'));
  third?.append(Buffer.alloc(2 * slab, 'c'));
  expect(gone).toEqual(['first']);
  first?.append(Buffer.alloc(slab));
  expect(first?.whole()).toHaveLength(0);
  third?.append(Buffer.alloc(slab, 'c'));
  expect(gone).toEqual(['first', 'second']);
  expect(third?.whole().toString()).toBe('c'.repeat(3 * slab));
});

test('memory given back is used again', () => {
  const pool = new BodyPool(2 * slab, 2 * slab);
  for (let round = 0; round < 5; round += 1) {
    const holding = pool.begin(never);
    holding.append(Buffer.alloc(2 * slab));
    holding.release();
    holding.release();
  }
});
