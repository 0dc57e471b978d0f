import { lookUntil, pause } from '../../../src/model/index.js';

test('a pause ends by itself, or with its signal', async () => {
  expect(await pause(0)).toBe(true);
  const control = new AbortController();
  const long = pause(60_000, { signal: control.signal });
  control.abort();
  expect(await long).toBe(false);
  expect(await pause(60_000, { signal: control.signal })).toBe(false);
});

/** Looks that find 1, 2, 3 and so on; each pause takes its time on the clock. */
function looking() {
  let [found, now] = [0, 0];
  const pauses: number[] = [];
  return {
    pauses,
    look: () => Promise.resolve((found += 1)),
    clock: () => now,
    pause: (ms: number) => {
      pauses.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

test.each<[string, (found: number) => boolean, { most?: number; withinMs?: number }, number]>([
  ['it has found enough', (found) => found === 3, {}, 3],
  ['it has found enough at once', () => true, { most: 0 }, 1],
  ['it has looked often enough', () => false, { most: 4 }, 4],
  ['the time is over', () => false, { withinMs: 250 }, 4],
])('lookUntil looks until %s', async (_, isEnough, limits, found) => {
  const { look, pauses, ...rest } = looking();
  expect(await lookUntil(look, isEnough, { everyMs: 100, ...limits, ...rest })).toBe(found);
  expect(pauses).toEqual(Array<number>(found - 1).fill(100));
});
