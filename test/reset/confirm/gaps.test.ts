import {
  noAddresses,
  type FileState,
  type HostNetworking,
  type HostPif,
} from '../../../src/model/index.js';
import {
  filesText,
  networkingText,
  returnGaps,
  type RebuiltItem,
} from '../../../src/reset/index.js';
import { present } from '../../support/host/well-host.js';
import {
  dhcpPif,
  everything,
  staticPif,
  wiped,
  without,
  withPif,
} from '../../support/rebuild/networking.js';

const told = (former: HostNetworking, now: HostNetworking, items: readonly RebuiltItem[] = []) =>
  returnGaps(former, now, items).map(({ gap, name, reason, detail }) =>
    [gap, name, reason?.code ?? '', detail].join(' ').trim(),
  );

const item = (pif: string, state: RebuiltItem['state']): RebuiltItem => ({
  kind: 'address',
  name: 'x',
  label: '',
  pif,
  state,
  reason: { code: 'portGone', subject: 'x' },
  calls: [],
  detail: 'words',
});

test('a host that is as before has no gaps, whatever its references and its order are', () => {
  const renamed = {
    ...everything,
    pifs: everything.pifs.map((pif) => ({ ...pif, network: `n-${pif.network}` })),
    networks: everything.networks.map((network) => ({ ...network, ref: `n-${network.ref}` })),
  };
  expect(told(everything, everything)).toEqual([]);
  expect(told(everything, { ...everything, pifs: everything.pifs.toReversed() })).toEqual([]);
  expect(told(everything, renamed)).toEqual([]);
});

test('what is missing and what is left are named, first what was there before', () => {
  expect(told(everything, wiped).sort()).toEqual(
    [
      'differs eth0',
      'differs eth3',
      'missing bond0',
      'missing bond0 VLAN 5',
      'missing eth0 VLAN 7',
      'missing eth4',
      'missing eth4 VLAN 30',
      'missing tunnel0',
    ].sort(),
  );
  expect(told(wiped, everything).filter((line) => line.startsWith('left'))).toHaveLength(6);
  expect(told(wiped, without(wiped, 'eth2'))).toEqual(['missing eth2']);
});

test.each<readonly [what: string, pif: Partial<HostPif>, differs: boolean]>([
  ['another static address', { addresses: staticPif(8) }, true],
  ['DHCP', { addresses: dhcpPif }, true],
  ['another setting', { otherConfig: { note: 'x' } }, true],
  ['nobody knows its settings', { otherConfig: null }, false],
  ['it may be unplugged', { disallowUnplug: true }, true],
  ['nobody knows whether it may be unplugged', { disallowUnplug: null }, false],
  ['it carries management', { management: true }, true],
  ['another MTU', { mtu: 9000 }, true],
  ['nobody knows its MTU', { mtu: null }, false],
  ['another network', { network: 'net-vlan7' }, true],
  ['no network', { network: '' }, false],
  ['it is unplugged', { attached: false }, false],
  ['another name', { device: 'eth9' }, false],
])('a port is as before, or not: %s', (_, more, differs) => {
  const now = withPif(everything, 'eth3', more);
  expect(told(everything, now)).toEqual(differs ? ['differs eth3'] : []);
  expect(told(now, everything)).toHaveLength(differs ? 1 : 0);
});

test('an interface on others has no MTU of its own, and a lease may be another one', () => {
  expect(told(everything, withPif(everything, 'vlan7', { mtu: 9000 }))).toEqual([]);
  const leased = { ...dhcpPif, address: '10.0.0.99', gateway: '10.0.0.98' };
  expect(told(everything, withPif(everything, 'vlan7', { addresses: leased }))).toEqual([]);
});

test.each<readonly [more: object, differs: boolean]>([
  [{ mode: 'active-backup' }, true],
  [{ properties: {} }, true],
  [{ otherConfig: {} }, false],
])('a Bond with %j', (more, differs) => {
  const bonds = everything.bonds.map((bond) => ({ ...bond, ...more }));
  expect(told(everything, { ...everything, bonds })).toEqual(differs ? ['differs bond0'] : []);
});

test('a gap has the reason of the item that failed there', () => {
  const port = 'port 00:16:3e:00:00:03';
  const now = without(wiped, 'eth3');
  const reasons = ['missing eth3 portGone words'];
  expect(told(wiped, now, [item(port, 'failed')])).toEqual(reasons);
  expect(told(wiped, now, [item(port, 'made'), item(port, 'impossible')])).toEqual(reasons);
  expect(told(wiped, now, [item(port, 'made')])).toEqual(['missing eth3']);
  expect(told(wiped, now, [item('port x', 'failed')])).toEqual(['missing eth3']);
  expect(returnGaps(wiped, now, [])).toMatchObject([{ reason: null, detail: '' }]);
});

test('an interface whose lower one is not known is in no gap', () => {
  expect(told(without(everything, 'eth3'), everything)).toEqual(['left eth3', 'left tunnel0']);
});

const absent: FileState = { state: 'absent' };
const files = (
  inventory: FileState,
  management: FileState = absent,
  poolConf: FileState = absent,
): string => filesText({ inventory, management, poolConf });

test('the files have one text as long as no byte that counts is another one', () => {
  const inventory = present('A=1\nCURRENT_INTERFACES=xenbr0\nB=2\n');
  const same = [
    present('A=1\nCURRENT_INTERFACES=xapi1 xenbr0\nB=2\n'),
    present('A=1\nB=2\n'),
    present('A=1\nB=2\nCURRENT_INTERFACES=xenbr0'),
  ];
  for (const one of same) expect(files(one)).toBe(files(inventory));
  const others = [
    files(present('A=1\nB=3\n')),
    files(present('A=1\nNOT_CURRENT_INTERFACES=x\nB=2\n')),
    files(absent),
    files(inventory, present('')),
    files(inventory, absent, present('')),
    files(inventory, present('x')),
  ];
  expect(new Set([files(inventory), ...others]).size).toBe(1 + others.length);
});

test.each<readonly [what: string, now: HostNetworking, same: boolean]>([
  ['the order', { ...everything, pifs: everything.pifs.toReversed() }, true],
  ['what is plugged', withPif(everything, 'eth3', { attached: false }), true],
  ['a name', withPif(everything, 'eth3', { device: 'eth9' }), true],
  [
    'a lease',
    withPif(everything, 'vlan7', { addresses: { ...dhcpPif, address: '10.9.9.9', dns: 'x' } }),
    true,
  ],
  ['a static address', withPif(everything, 'eth3', { addresses: staticPif(8) }), false],
  [
    'name servers',
    withPif(everything, 'eth3', { addresses: { ...staticPif(3), dns: '10.0.0.3' } }),
    false,
  ],
  [
    'name servers of a static IPv6 address',
    withPif(everything, 'eth4', {
      addresses: { ...noAddresses, mode6: 'static', primary: 'IPv4', dns: '10.0.0.3' },
    }),
    false,
  ],
  ['a MAC', withPif(everything, 'bond0', { mac: 'x' }), false],
  ['an MTU', withPif(everything, 'eth3', { mtu: 9000 }), false],
  ['a property', withPif(everything, 'eth3', { properties: {} }), false],
  ['a setting', withPif(everything, 'eth3', { otherConfig: { note: 'x' } }), false],
  ['the network', withPif(everything, 'eth3', { network: '' }), false],
  ['the carrier of management', withPif(everything, 'eth3', { management: true }), false],
  ['a port', without(everything, 'eth3'), false],
  ['a Bond', { ...everything, bonds: [] }, false],
  ['a VLAN', { ...everything, vlans: everything.vlans.slice(1) }, false],
  ['a tunnel', { ...everything, tunnels: [] }, false],
  ['an SR-IOV network', { ...everything, sriovs: [] }, false],
])('the objects have one text, whatever is no configuration: %s', (_, now, same) => {
  expect(networkingText(now) === networkingText(everything)).toBe(same);
});
