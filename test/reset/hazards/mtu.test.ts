import { known, type ManagementStatus, type Nic } from '../../../src/model/index.js';
import { mtuHazards, emptyDraft } from '../../../src/reset/index.js';
import { summarySpec } from '../../../src/console/management/summary.js';
import { hazardText } from '../../../src/text/index.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';

const now: ManagementStatus = {
  source: 'networkd',
  device: 'eth0',
  vlan: '',
  mac: '',
  mode: 'dhcp',
  address: '',
  netmask: '',
  gateway: '',
  dns: [],
  modeV6: 'none',
  addresses6: [],
  gateway6: '',
  members: [],
  link: 'up',
};

/** A host whose management network on eth0 has this MTU. */
function host(mtu: number | null, ...others: readonly Nic[]) {
  return hostFacts({
    now: known(now),
    nics: known([
      nicWithMac('eth0', '01', { memberOf: 'xenbr0', mtu }),
      nicWithMac('xenbr0', '01', { physical: false, mtu }),
      ...others,
    ]),
  });
}

const eth1 = (mtu: number | null, more: Partial<Nic> = {}): Nic =>
  nicWithMac('eth1', '02', { mtu, ...more });
const moved = { device: 'eth1', vlan: null };

test('a move to a port with another MTU loses that of the management network', () => {
  const [found] = mtuHazards(moved, host(9000, eth1(1500)));
  expect(found).toMatchObject({
    code: 'mtu.lost',
    severity: 'warns',
    params: { mtu: '9000', now: 'eth0', device: 'eth1', then: '1500' },
  });
  expect(found === undefined ? '' : hazardText(found)).toBe(
    'The management network on eth0 has an MTU of 9000, which does not move to eth1: the MTU ' +
      'there is 1500. Afterwards set it with xe network-param-set uuid=... MTU=9000 if it is ' +
      'needed.',
  );
});

test('the MTU of the bridge counts where the port is in one', () => {
  const bridge = nicWithMac('xenbr1', '02', { physical: false, mtu: 1500 });
  const port = eth1(9000, { memberOf: 'xenbr1' });
  expect(mtuHazards(moved, host(9000, port, bridge))).toMatchObject([{ params: { then: '1500' } }]);
});

test('a port of a bond has the MTU of the bond, so that of its own network is not known', () => {
  const bond = nicWithMac('bond0', '02', { physical: false, mtu: 9000, bondMode: 'balance-slb' });
  const found = mtuHazards(moved, host(9000, eth1(9000, { memberOf: 'bond0' }), bond));
  expect(found).toMatchObject([{ severity: 'informs', params: { then: '' } }]);
  expect(found.map(hazardText).join()).toContain('the MTU there is not known');
});

test.each([
  ['it does not move', { device: 'eth0', vlan: null }, host(9000)],
  ['it is the usual one', moved, host(1500, eth1(9000))],
  ['it is not known', moved, host(null, eth1(1500))],
  ['the port has the same', moved, host(9000, eth1(9000))],
])('nothing is lost where %s', (_, wish, facts) => {
  expect(mtuHazards(wish, facts)).toEqual([]);
});

test('a change without a reset says so before its last question', () => {
  const facts = host(9000, eth1(1500));
  const spec = summarySpec('', { facts, draft: { ...emptyDraft, device: 'eth1' } });
  expect(JSON.stringify(spec)).toContain('has an MTU of 9000, which does not move to eth1');
});
