import { LoginGuard, penaltyMs } from '../../src/xapi/login-guard.js';

/** A guard whose waiting is over when the test says so; it tells what each wrong password cost. */
function guarded() {
  const costs: number[] = [];
  const waiting: (() => void)[] = [];
  let now = 0;
  const guard = new LoginGuard(
    (failedLogins) => {
      costs.push(failedLogins);
      return new Promise<void>((over) => waiting.push(over));
    },
    () => now,
  );
  return {
    costs,
    try: (sender: string, right = false) =>
      guard.attempt(sender, () => ({ found: right ? 'role' : null, lets: right })),
    over: () => {
      for (const end of waiting.splice(0)) end();
    },
    later: (ms: number) => {
      now += ms;
    },
  };
}

/** Lets everything run that waits for nothing. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test(
  'each wrong password of a sender costs more than the one before, and they wait for each ' +
    'other',
  async () => {
    const guard = guarded();
    const tries = [guard.try('192.0.2.1'), guard.try('192.0.2.1'), guard.try('192.0.2.1')];
    for (const costs of [[1], [1, 2], [1, 2, 3]]) {
      await settle();
      expect(guard.costs).toEqual(costs);
      guard.over();
    }
    expect((await Promise.all(tries)).map((each) => each?.failedLogins)).toEqual([1, 2, 3]);
    expect([1, 2, 3, 20].map(penaltyMs)).toEqual([2000, 4000, 8000, 60_000]);
  },
);

test('another sender is not held up', async () => {
  const guard = guarded();
  void guard.try('192.0.2.1');
  await settle();
  expect(await guard.try('192.0.2.2', true)).toMatchObject({ lets: true });
});

test.each([
  ['one IPv6 network', '2001:db8::1', '2001:db8::2', true],
  ['two IPv6 networks', '2001:db8::1', '2001:db8:0:1::1', false],
  ['IPv4 within IPv6', '::ffff:192.0.2.1', '192.0.2.1', true],
])('%s: the same sender, %4$s', async (_what, one, other, same) => {
  const guard = guarded();
  void guard.try(one);
  await settle();
  void guard.try(other);
  await settle();
  expect(guard.costs).toEqual(same ? [1] : [1, 1]);
});

test('too many tries at once are turned away, and failed logins are forgotten in time', async () => {
  const guard = guarded();
  const tries = Array.from({ length: 6 }, () => guard.try('192.0.2.1'));
  expect(await tries[5]).toBeNull();
  for (let step = 0; step < 4; step += 1) {
    await settle();
    guard.over();
  }
  await tries[3];
  guard.later(60 * 60_000);
  void guard.try('192.0.2.1');
  await settle();
  expect(guard.costs.at(-1)).toBe(1);
});
