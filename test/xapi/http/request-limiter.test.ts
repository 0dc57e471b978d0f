import { RequestLimiter } from '../../../src/xapi/http/request-limiter.js';

const never = () => {
  throw new Error('expelled');
};
const turn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

test('lets in what has room, in the order it came; what is small never waits', async () => {
  const limiter = new RequestLimiter(100, 1e6);
  const entered: string[] = [];
  const enter = (name: string, bytes: number) =>
    limiter.enter(bytes, never).then((leave) => {
      entered.push(name);
      return leave;
    });
  const first = enter('a', 60);
  const second = enter('b', 60);
  const third = enter('c', 10);
  void enter('small', 0);
  const leaveFirst = await first;
  await turn();
  expect(entered).toEqual(['a', 'small']);
  leaveFirst();
  leaveFirst();
  await Promise.all([second, third]);
  expect(entered).toEqual(['a', 'small', 'b', 'c']);
});

test('something larger than the whole room goes in alone', async () => {
  const limiter = new RequestLimiter(100, 1e6);
  const leave = await limiter.enter(500, never);
  const next = limiter.enter(1, never);
  leave();
  (await next)();
});

test('who stays while others wait is expelled, who stays alone is not', async () => {
  const limiter = new RequestLimiter(100, 0);
  const leave = await limiter.enter(100, () => {
    leave();
  });
  await turn();
  const entered = await limiter.enter(100, never);
  entered();
});
