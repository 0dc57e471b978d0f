import { Pace } from '../../../screens/output/pace.js';

// The time is jest's, `performance.now` too: it passes only as the tests let it.
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('many requests in one turn are one picture', () => {
  let pictures = 0;
  const pace = new Pace(null, () => {
    pictures += 1;
    return { bytes: 100, complete: true };
  });
  for (let request = 0; request < 30; request += 1) pace.request();
  jest.runAllTimers();
  expect(pictures).toBe(1);
});

test('on a slow line the next picture waits until the last has gone out', () => {
  const at: number[] = [];
  const pace = new Pace(9600, () => {
    at.push(performance.now());
    return { bytes: 960, complete: true };
  });
  const start = performance.now();
  pace.now();
  for (let key = 0; key < 30; key += 1) {
    pace.request();
    jest.advanceTimersByTime(33);
  }
  jest.runAllTimers();
  // 960 bytes of ten bits at 9600 bits a second: one second each.
  expect(at.map((time) => Math.round((time - start) / 1000))).toEqual([0, 1]);
});

test('what was requested is forgotten after stop', () => {
  let pictures = 0;
  const pace = new Pace(9600, () => {
    pictures += 1;
    return { bytes: 100, complete: true };
  });
  pace.request();
  pace.stop();
  jest.runAllTimers();
  expect(pictures).toBe(0);
});

test('a large picture goes out in slices of a tenth of a second, and a fast line has none', () => {
  const budgets: number[] = [];
  const at: number[] = [];
  const start = performance.now();
  const pace = new Pace(9600, (budget) => {
    budgets.push(budget);
    at.push(Math.round(performance.now() - start));
    return { bytes: budget, complete: budgets.length === 4 };
  });
  pace.now();
  jest.runAllTimers();
  expect(budgets).toEqual([96, 96, 96, 96]);
  expect(at).toEqual([0, 100, 200, 300]);
  new Pace(null, (budget) => {
    budgets.push(budget);
    return { bytes: 0, complete: true };
  }).now();
  expect(budgets.at(-1)).toBe(Infinity);
});
