import {
  counted,
  duration,
  link,
  poolRole,
  secondsGone,
  unknownValue,
  xapiWarning,
} from '../../src/text/index.js';

test.each([
  ['up', 1000, 'up, 1000 Mbit/s'],
  ['up', 10_000, 'up, 10 Gbit/s'],
  ['up', 25_000, 'up, 25 Gbit/s'],
  ['up', 2500, 'up, 2500 Mbit/s'],
  ['up', null, 'up'],
  ['noCarrier', 1000, 'down'],
  ['down', null, 'down (switched off)'],
  ['unknown', null, 'unknown'],
] as const)('a link %s at %s Mbit/s reads "%s"', (state, speed, words) => {
  expect(link(state, speed)).toBe(words);
});

test.each([
  [0, '0.0 s'],
  [449, '0.4 s'],
  [9_960, '10.0 s'],
  [12_400, '12 s'],
  [59_600, '1 min 0 s'],
  [185_000, '3 min 5 s'],
  [-5, '0.0 s'],
])('%i ms take %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [2, '2 minutes'],
])('%i is counted as %s', (count, words) => {
  expect(counted(count, 'minute')).toBe(words);
});

test('the first second of something that goes on is not told', () => {
  expect([secondsGone(999), secondsGone(1000), secondsGone(61_900)]).toEqual(['', '1 s', '61 s']);
});

test("an unknown value tells why, with the system's own words made safe", () => {
  expect(unknownValue({ code: 'refused', detail: 'EACCES\u001b[2J' })).toBe(
    'unknown (refused: EACCES[2J)',
  );
  expect(unknownValue({ code: 'notLooked', detail: '' })).toBe('unknown (not looked at yet)');
});

test('roles are named in the words of both generations', () => {
  expect(poolRole({ role: 'coordinator' })).toBe('pool coordinator (master)');
  expect(poolRole({ role: 'supporter', coordinatorAddress: '10.0.0.7' })).toBe('supporter (slave)');
  expect(poolRole({ role: 'unknown', reason: 'damaged', detail: '' })).toBe(
    'unknown (pool.conf is damaged)',
  );
});

test.each(['starting', 'stopped', 'hung', 'emergency'] as const)(
  'XAPI %s: what is wrong and what to do',
  (xapi) => {
    const warning = xapiWarning(xapi);
    expect(warning?.what).toMatch(/^XAPI .*\.$/);
    expect(warning?.advice).toMatch(/\.$/);
  },
);

test('there is no warning about a running XAPI', () => {
  expect(xapiWarning('running')).toBeNull();
});
