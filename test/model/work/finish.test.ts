import { finish, retell } from '../../../src/model/index.js';

async function* counting(): AsyncGenerator<number, string> {
  yield* await Promise.resolve([1, 2, 3]);
  return 'end';
}

test('finish tells each value, one after the other, and answers the end', async () => {
  const told: string[] = [];
  const end = await finish(counting(), async (value) => {
    told.push(`begins ${value}`);
    await Promise.resolve();
    told.push(`ends ${value}`);
  });
  expect(end).toBe('end');
  expect(told).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2', 'begins 3', 'ends 3']);
});

test('retell yields what is told of each value, and leaves out null', async () => {
  const told: string[] = [];
  const odd = retell(counting(), (value) => (value === 2 ? null : `${value}!`));
  expect(await finish(odd, (value) => told.push(value))).toBe('end');
  expect(told).toEqual(['1!', '3!']);
});

test('work whose caller stops reading retold values can go on', async () => {
  const work = counting();
  for await (const value of retell(work, (one) => one)) if (value === 1) break;
  const rest: number[] = [];
  expect(await finish(work, (value) => rest.push(value))).toBe('end');
  expect(rest).toEqual([2, 3]);
});
