import {
  known,
  noNetworking,
  unknown,
  type HostPif,
  type ManagementStatus,
  type Nic,
} from '../../../src/model/index.js';
import {
  keepingMtu,
  mtuHazards,
  traced,
  emptyDraft,
  type ManagementConfiguration,
} from '../../../src/reset/index.js';
import { summarySpec } from '../../../src/console/management/summary.js';
import { hazardText } from '../../../src/text/index.js';
import { request } from '../../support/host/facts.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';
import { handmadePif } from '../../support/rebuild/host.js';

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

type Place = Pick<ManagementConfiguration, 'device' | 'vlan'>;

const eth1 = (mtu: number | null, more: Partial<Nic> = {}): Nic =>
  nicWithMac('eth1', '02', { mtu, ...more });
const moved = { device: 'eth1', vlan: null };

const said = (facts: ReturnType<typeof host>, request: Place = moved): readonly string[] =>
  mtuHazards(request, facts).map(hazardText);

test('where management moves to a port with the usual MTU, it keeps its own, and that is told', () => {
  expect(mtuHazards(moved, host(9000, eth1(1500)))).toMatchObject([{ severity: 'informs' }]);
  expect(keepingMtu(moved, host(9000, eth1(1500)))).toEqual({ ...moved, mtu: 9000 });
  expect(said(host(9000, eth1(1500)))).toEqual([
    'The management network on eth0 has an MTU of 9000. eth1 gets it too, on this host only. The ' +
      'switch port must carry such packets: "Test Network" tries one afterwards.',
  ]);
});

test.each([
  ['it has an MTU of its own', host(9000, eth1(4000)), 'its network has an MTU of 4000.'],
  [
    'the MTU is below the usual one',
    host(1400, eth1(1500)),
    'an MTU below 1500 would stop large packets of VMs on its network.',
  ],
])('the MTU does not move to another network where %s', (_, facts, why) => {
  expect(mtuHazards(moved, facts)).toMatchObject([{ severity: 'warns' }]);
  expect(keepingMtu(moved, facts)).toEqual(moved);
  expect(said(facts).join()).toContain(`. eth1 does not get it: ${why}`);
});

test('where the present interface is not known, the bridge and the pool database tell its MTU', () => {
  const unknownNow = { now: unknown('absent', '') };
  const facts = { ...host(9000, eth1(1500)), ...unknownNow };
  const inventory = "MANAGEMENT_INTERFACE='xenbr0'\n";
  const files = { ...facts.files, inventory: { ...facts.files.inventory, text: inventory } };
  expect(said({ ...facts, files })).toEqual([
    expect.stringMatching(/^The management network has an MTU of 9000\. eth1 gets it too/u),
  ]);
});

test('the MTU of the bridge counts where the port is in one', () => {
  const bridge = nicWithMac('xenbr1', '02', { physical: false, mtu: 1500 });
  const port = eth1(9000, { memberOf: 'xenbr1' });
  expect(mtuHazards(moved, host(9000, port, bridge))).toMatchObject([{ params: { then: '1500' } }]);
});

test('a port of a bond has the MTU of the bond, so that of its own network is not known', () => {
  const bond = nicWithMac('bond0', '02', { physical: false, mtu: 9000, bondMode: 'balance-slb' });
  const found = mtuHazards(moved, host(9000, eth1(9000, { memberOf: 'bond0' }), bond));
  expect(found).toMatchObject([{ code: 'mtu.kept', params: { then: '' } }]);
});

test('it is kept on the same port too, where a reset wipes what only the PIF has', () => {
  expect(keepingMtu({ device: 'eth0', vlan: null }, host(9000))).toMatchObject({ mtu: 9000 });
});

test.each([9000, 1400])('a port with the same MTU of %j keeps it after the reset', (mtu) => {
  expect(keepingMtu(moved, host(mtu, eth1(mtu)))).toEqual({ ...moved, mtu });
});

test.each([
  ['it does not move', { device: 'eth0', vlan: null }, host(9000)],
  ['it is the usual one', moved, host(1500, eth1(9000))],
  ['it is not known', moved, host(null, eth1(1500))],
  ['the port has the same', moved, host(9000, eth1(9000))],
  ['the port has the same small one', moved, host(1400, eth1(1400))],
])('nothing is lost where %s', (_, request, facts) => {
  expect(mtuHazards(request, facts)).toEqual([]);
});

test('a change without a reset says so before its last question', () => {
  const facts = host(9000, eth1(1500));
  const spec = summarySpec(
    { hostName: '', returnWithin: 0 },
    { facts, draft: { ...emptyDraft, device: 'eth1' } },
    false,
  );
  expect(JSON.stringify(spec)).toContain('has an MTU of 9000. eth1 gets it too');
});

/** What the pool's database has of this host. */
const inPool = (...pifs: readonly HostPif[]) => ({
  networking: known(traced({ ...noNetworking, pifs }, { from: 'xapi' })),
});
const pif = (device: string, vlan: number | null, mtu: number | null): HostPif =>
  handmadePif(device, { vlan, mtu });
const onVlan20 = request({ device: 'eth1', vlan: '20' });

/** The other network's MTU that is told, '' if it is not known. */
const told = (facts: ReturnType<typeof host>, request: Place): readonly (string | undefined)[] =>
  mtuHazards(request, facts).map(({ params }) => params['then']);

test('the network of a VLAN has the MTU that the pool gives it, not that of its port', () => {
  const others = [pif('eth0', 20, 1400), pif('eth1', 30, 1300), pif('eth1', null, 1200)];
  const facts = { ...host(9000, eth1(1500)), ...inPool(...others, pif('eth1', 20, 4000)) };
  expect(mtuHazards(onVlan20, facts)).toMatchObject([{ code: 'mtu.lost', severity: 'warns' }]);
  expect(told(facts, onVlan20)).toEqual(['4000']);
});

test.each<readonly [what: string, pool: Partial<ReturnType<typeof host>>]>([
  ['has nothing of it', inPool()],
  ['does not know its MTU', inPool(pif('eth1', 20, null))],
  ['has an MTU of 0 for it', inPool(pif('eth1', 20, 0))],
])('where the pool %s, a VLAN has the MTU of its port', (_, pool) => {
  expect(told({ ...host(9000, eth1(1500)), ...pool }, onVlan20)).toEqual(['1500']);
});

test('a network without a tag has the MTU that the kernel shows, whatever the pool has', () => {
  const facts = { ...host(9000, eth1(1500)), ...inPool(pif('eth1', null, 4000)) };
  expect(told(facts, moved)).toEqual(['1500']);
});

test('the MTU of a port that is not there is not known', () => {
  const absent = { device: 'eth9', vlan: null };
  expect(mtuHazards(absent, host(9000))).toMatchObject([
    { code: 'mtu.kept', params: { then: '' } },
  ]);
});

test('from a VLAN to the network without a tag on the same port is a move', () => {
  const facts = {
    ...host(9000),
    now: known({ ...now, vlan: '20' }),
    nics: known([
      nicWithMac('eth0', '01', { memberOf: 'untagged', mtu: 9000 }),
      nicWithMac('untagged', '01', { physical: false, mtu: 1500 }),
      nicWithMac('xenbr0', '01', { physical: false, mtu: 9000 }),
    ]),
  };
  expect(told(facts, request({ device: 'eth0', vlan: '20' }))).toEqual([]);
  expect(told(facts, { device: 'eth0', vlan: null })).toEqual(['1500']);
});

test('where only the pool knows the management interface, it says where that is and its MTU', () => {
  const management = { ...pif('eth0', 20, 9000), management: true };
  const facts = {
    ...host(null, eth1(1500)),
    ...{ now: unknown('absent', ''), nics: known([eth1(1500)]) },
    ...inPool(pif('eth1', null, 1500), management),
  };
  const wanted = (vlan: string) => request({ device: 'eth0', vlan });
  expect(mtuHazards(wanted('20'), facts)).toEqual([]);
  expect(keepingMtu(wanted('20'), facts)).toMatchObject({ mtu: 9000 });
  expect(mtuHazards(wanted(''), facts)).toMatchObject([
    { code: 'mtu.kept', params: { now: 'eth0', mtu: '9000', then: '' } },
  ]);
  expect(told(facts, moved)).toEqual(['1500']);
});
