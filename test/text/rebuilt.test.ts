import { rebuildTable, rebuiltLine } from '../../src/text/index.js';

const bond = { kind: 'Bond', name: 'bond0' };

test.each([
  ['made', { ...bond, state: 'made', reason: null, detail: '' }, '  Bond bond0: made'],
  [
    'impossible, by the rebuild of any program',
    { ...bond, state: 'impossible', reason: { code: 'portGone', subject: 'eth2' }, detail: '' },
    '  Bond bond0: cannot: the NIC eth2 is not in this machine',
  ],
  [
    "failed, in XenAPI's words",
    { ...bond, state: 'failed', reason: null, detail: 'HOST_OFFLINE' },
    /^ {2}Bond bond0: FAILED: .*HOST_OFFLINE/u,
  ],
  [
    'a line of an older version',
    { ...bond, state: 'impossible', detail: 'the NIC eth2 is not in this machine' },
    '  Bond bond0: cannot: the NIC eth2 is not in this machine',
  ],
] as const)('what a rebuild could do, from the journal: %s', (_, thing, line) => {
  expect(rebuiltLine(thing)).toEqual(typeof line === 'string' ? line : expect.stringMatching(line));
});

test('the table has its second column in one place, also beside wide letters', () => {
  const item = { reason: null, detail: '', state: 'made' } as const;
  expect(
    rebuildTable([
      { ...item, kind: 'VLAN', name: '数据' },
      { ...item, kind: 'VLAN', name: 'eth0.7' },
    ]),
  ).toEqual(['Wanted       Got', 'VLAN 数据    made', 'VLAN eth0.7  made']);
});
