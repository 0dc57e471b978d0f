import {
  attemptsPath,
  maximalAttempts,
  nextAttempt,
  onlyAsked,
  parseAttempts,
  printAttempts,
  setAsidePaths,
  type Attempts,
} from '../../../src/reset/startup/startup-attempts.js';

const first: Attempts = {
  digest: 'd1',
  attempts: 1,
  firstAt: '2026-01-02T03:04:05Z',
  lastAt: '2026-01-02T03:04:05Z',
  lastError: '',
  vlanNetwork: '',
};

test(
  'the first attempt counts one; another at the same trigger counts on; another trigger ' +
    'counts anew',
  () => {
    expect(nextAttempt(null, 'd1', first.firstAt)).toEqual(first);
    const failed = { ...first, lastError: 'refused', vlanNetwork: 'n' };
    expect(nextAttempt(failed, 'd1', 'later')).toEqual({ ...failed, attempts: 2, lastAt: 'later' });
    expect(nextAttempt(failed, 'd2', 'later')).toEqual({
      ...first,
      digest: 'd2',
      firstAt: 'later',
      lastAt: 'later',
    });
    expect(maximalAttempts).toBe(3);
  },
);

test(
  'an attempt that only asked is none; the next one forgets that it waited and keeps what ' +
    'was read before the first wipe',
  () => {
    const loss = {
      pifs: ['eth0'],
      bonds: [],
      vlans: [],
      tunnels: [],
      sriovNetworks: [],
      clusterHosts: [],
    };
    const asked = onlyAsked({ ...first, loss }, 'eth1');
    expect(asked).toEqual({ ...first, loss, attempts: 0, asked: 'eth1' });
    expect(parseAttempts(printAttempts(asked))).toEqual(asked);
    expect(nextAttempt(asked, 'd1', 'later')).toEqual({ ...first, loss, lastAt: 'later' });
  },
);

test('what is written is read back, and people can read it', () => {
  expect(printAttempts(first)).toBe(
    `{\n  "digest": "d1",\n  "attempts": 1,\n  "firstAt": "${first.firstAt}",\n  "lastAt": ` +
      `"${first.firstAt}",\n  "lastError": "",\n  "vlanNetwork": ""\n}\n`,
  );
  expect(parseAttempts(printAttempts(first))).toEqual(first);
});

test.each([
  '',
  '{',
  'null',
  '1',
  '"x"',
  '{}',
  JSON.stringify({ ...first, attempts: '1' }),
  JSON.stringify({ ...first, attempts: 1.5 }),
  JSON.stringify({ ...first, asked: 1 }),
  JSON.stringify({ ...first, loss: {} }),
  ...(['digest', 'firstAt', 'lastAt', 'lastError', 'vlanNetwork'] as const).flatMap((key) => [
    JSON.stringify({ ...first, [key]: 1 }),
    JSON.stringify(Object.fromEntries(Object.entries(first).filter(([name]) => name !== key))),
  ]),
])('%s counts as no attempt', (text) => {
  expect(parseAttempts(text)).toBeNull();
});

test('where things are kept', () => {
  expect(attemptsPath).toBe('/var/lib/xsconsole/reset/startup.json');
  expect(setAsidePaths('/tmp/network-reset')).toEqual({
    trigger: '/tmp/network-reset.failed',
    reason: '/tmp/network-reset.failed.reason',
  });
});
