import fc from '../../support/run/property.js';
import { BodyMemory } from '../../../src/xapi/http/body.js';

const piece = 16_384;
const never = () => {
  throw new Error('evicted');
};

test('gives back what it was given, however it came in parts', () => {
  const memory = new BodyMemory(10 * piece);
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 3 * piece, minLength: 0, size: 'max' }), {
        maxLength: 3,
      }),
      (parts) => {
        const whole = Buffer.concat(parts).subarray(0, 5 * piece);
        const holding = memory.begin(never);
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
  const memory = new BodyMemory(4 * piece);
  const gone: string[] = [];
  const [first, second, third] = ['first', 'second', 'third'].map((name) =>
    memory.begin(() => gone.push(name)),
  );
  first?.append(Buffer.alloc(piece, 'a'));
  second?.append(Buffer.alloc(2 * piece, 'b'));
  third?.append(Buffer.alloc(2 * piece, 'c'));
  expect(gone).toEqual(['first']);
  first?.append(Buffer.alloc(piece));
  expect(first?.whole()).toHaveLength(0);
  third?.append(Buffer.alloc(piece, 'c'));
  expect(gone).toEqual(['first', 'second']);
  expect(third?.whole().toString()).toBe('c'.repeat(3 * piece));
});

test('memory given back is used again', () => {
  const memory = new BodyMemory(2 * piece);
  for (let round = 0; round < 5; round += 1) {
    const holding = memory.begin(never);
    holding.append(Buffer.alloc(2 * piece));
    holding.release();
    holding.release();
  }
});

test('parts of one byte count for the objects that hold them', () => {
  const memory = new BodyMemory(piece);
  const gone: string[] = [];
  const [first, second] = ['first', 'second'].map((name) => memory.begin(() => gone.push(name)));
  first?.append(Buffer.alloc(1));
  for (let part = 0; part < piece / 512; part += 1) second?.append(Buffer.alloc(1));
  expect(gone).toEqual(['first']);
});
