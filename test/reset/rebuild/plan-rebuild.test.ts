import { noAddresses, type HostNetworking } from '../../../src/model/index.js';
import {
  networkingText,
  planRebuild,
  type RebuildCall,
  type RebuildPif,
} from '../../../src/reset/index.js';
import { after } from '../../../src/reset/rebuild/simulate.js';
import {
  callsOf,
  carriedOut,
  everything,
  plan,
  restore,
  stateText,
  wiped,
  without,
  withoutNetwork,
  withPif,
} from '../../support/rebuild/networking.js';

/** A PIF in short: `p3` is the port eth3, whatever its name is now. */
const short = (identity: string): string =>
  identity.replaceAll(/port 00:16:3e:00:00:0(\d)/gu, 'p$1');
const pifText = ({ identity, uuid, network }: RebuildPif): string =>
  `${short(identity)}[${uuid} ${network}]`;
const isPif = (value: unknown): value is RebuildPif =>
  typeof value === 'object' && value !== null && 'identity' in value;
const memberText = (value: unknown): string => {
  if (Array.isArray(value)) return value.filter(isPif).map(pifText).join('+');
  return isPif(value) ? pifText(value) : typeof value === 'string' ? value : JSON.stringify(value);
};
const callText = ({ call, ...rest }: RebuildCall): string =>
  [call, ...Object.entries(rest).map(([name, value]) => `${name}=${memberText(value)}`)].join(' ');

test('everything that a reset has wiped, with every call in the order that xapi accepts', () => {
  const told = planRebuild(everything, wiped).flatMap((item) => [
    `${stateText(item)} = ${item.label}, ${short(item.pif)}`,
    ...item.calls.map((call) => `  ${callText(call)}`),
  ]);
  const [p0, p3, p4] = [0, 3, 4].map((at) => `p${at}[uuid-eth${at} u-eth${at}]`);
  const bond = 'bond(p1 + p2)[ u-bond0]';
  const vlan5 = 'vlan 5 on bond(p1 + p2)[ u-vlan5]';
  const vlan7 = 'vlan 7 on p0[ u-vlan7]';
  const static4 = 'netmask=255.255.255.0 gateway=10.0.0.1 dns=10.0.0.2';
  expect(told).toEqual([
    'Bond bond0: planned = network of bond0, bond(p1 + p2)',
    `  Bond.create makes=${bond} network=u-bond0 ` +
      'members=p2[uuid-eth2 u-eth2]+p1[uuid-eth1 u-eth1] mac=00:16:3e:00:00:77 mode=lacp ' +
      'properties={"hashing_algorithm":"src_mac"} otherConfig={"note":"b"}',
    'SR-IOV eth4: planned = network of sriov, sriov on p4',
    `  network_sriov.create makes=sriov on p4[ u-sriov] network=u-sriov below=${p4}`,
    'VLAN vlan5: planned = network of vlan5, vlan 5 on bond(p1 + p2)',
    `  VLAN.create makes=${vlan5} network=u-vlan5 below=${bond} tag=5 otherConfig={}`,
    'VLAN vlan7: planned = network of vlan7, vlan 7 on p0',
    `  VLAN.create makes=${vlan7} network=u-vlan7 below=${p0} tag=7 otherConfig={"note":"v"}`,
    'VLAN vlan30: planned = network of vlan30, vlan 30 on sriov on p4',
    '  VLAN.create makes=vlan 30 on sriov on p4[ u-vlan30] network=u-vlan30 ' +
      'below=sriov on p4[ u-sriov] tag=30 otherConfig={}',
    'address eth3: planned = network of eth3, p3',
    `  PIF.set_property pif=${p3} name=gro value=off`,
    `  PIF.reconfigure_ip pif=${p3} mode=static address=10.0.0.3 ${static4}`,
    `  PIF.plug pif=${p3}`,
    'address eth4: planned = network of eth4, p4',
    `  PIF.plug pif=${p4}`,
    'address bond0: planned = network of bond0, bond(p1 + p2)',
    `  PIF.set_other_config pif=${bond} value={"management_purpose":"Storage"}`,
    `  PIF.set_property pif=${bond} name=gro value=off`,
    `  PIF.set_disallow_unplug pif=${bond} value=true`,
    `  PIF.reconfigure_ip pif=${bond} mode=static address=10.0.0.9 ${static4}`,
    'address vlan7: planned = network of vlan7, vlan 7 on p0',
    `  PIF.reconfigure_ip pif=${vlan7} mode=dhcp address= netmask= gateway= dns=`,
    'tunnel tunnel0: planned = network of tunnel, tunnel(u-tunnel) over p3',
    `  tunnel.create makes=tunnel(u-tunnel) over p3[ u-tunnel] network=u-tunnel below=${p3} ` +
      'protocol=vxlan otherConfig={"note":"t"}',
    'management vlan5: planned = network of vlan5, vlan 5 on bond(p1 + p2)',
    `  PIF.reconfigure_ip pif=${vlan5} mode=static address=10.0.0.5 ${static4}`,
    `  host.management_reconfigure pif=${vlan5}`,
    'address eth0: planned = network of eth0, p0',
    `  PIF.set_other_config pif=${p0} value={"owner":"backup team"}`,
    `  PIF.reconfigure_ip pif=${p0} mode=none address= netmask= gateway= dns=`,
  ]);
});

test('what a rebuild has made is there as it was, and the next one has nothing to do', () => {
  const now = carriedOut(wiped, planRebuild(everything, wiped, restore));
  expect(networkingText(now)).toBe(networkingText(everything));
  const again = planRebuild(everything, now, restore);
  expect(callsOf(again)).toEqual([]);
  expect(again.map(({ state }) => state)).toEqual(again.map(() => 'exists'));
});

test('cut off after any call, a rebuild goes on to the same end', () => {
  const calls = callsOf(planRebuild(everything, wiped, restore));
  for (const [cut] of calls.entries()) {
    const some = calls.slice(0, cut).reduce((now, call) => after(now, call), wiped);
    const rest = callsOf(planRebuild(everything, some, restore));
    expect(rest.length).toBeLessThanOrEqual(calls.length - cut);
    const now = rest.reduce((networking, call) => after(networking, call), some);
    expect(networkingText(now)).toBe(networkingText(everything));
  }
});

/** The plan's lines that are not about what the others are about. */
const changed = (told: HostNetworking, now: HostNetworking): readonly string[] => {
  const usual = new Set(plan(everything, wiped));
  return plan(told, now).filter((line) => !usual.has(line));
};
const otherBond = {
  ref: 'other',
  master: 'gone',
  members: ['eth1', 'eth4'],
  mode: 'lacp',
  properties: {},
  otherConfig: {},
  followsMac: true,
};

test.each<readonly [what: string, told: HostNetworking, now: HostNetworking, lines: string[]]>([
  [
    'a port of the Bond is gone',
    everything,
    without(wiped, 'eth2'),
    [
      'Bond bond0: impossible (portGone eth2)',
      'VLAN vlan5: impossible (belowMissing bond0)',
      'address bond0: impossible (belowMissing bond0)',
      'management vlan5: impossible (belowMissing bond0 VLAN 5)',
      'address eth0: planned (carriesManagement eth0)',
    ],
  ],
  [
    'the port below the tunnel is gone',
    everything,
    without(wiped, 'eth3'),
    ['address eth3: impossible (portGone eth3)', 'tunnel tunnel0: impossible (portGone eth3)'],
  ],
  [
    'the port below the SR-IOV network is not managed',
    everything,
    withPif(wiped, 'eth4', { managed: false }),
    ['SR-IOV eth4: impossible (unmanaged eth4)', 'VLAN vlan30: impossible (belowMissing eth4)'],
  ],
  [
    'a port with addresses is not managed',
    everything,
    withPif(wiped, 'eth3', { managed: false }),
    ['address eth3: impossible (unmanaged eth3)', 'tunnel tunnel0: impossible (unmanaged eth3)'],
  ],
  [
    'a port of the Bond is not managed',
    everything,
    withPif(wiped, 'eth1', { managed: false }),
    [
      'Bond bond0: impossible (unmanaged eth1)',
      'VLAN vlan5: impossible (belowMissing bond0)',
      'address bond0: impossible (belowMissing bond0)',
      'management vlan5: impossible (belowMissing bond0 VLAN 5)',
      'address eth0: planned (carriesManagement eth0)',
    ],
  ],
  [
    'a port of the Bond is in another one',
    everything,
    { ...wiped, bonds: [otherBond] },
    [
      'Bond bond0: impossible (bonded eth1)',
      'SR-IOV eth4: impossible (bonded eth4)',
      'VLAN vlan5: impossible (belowMissing bond0)',
      'VLAN vlan30: impossible (belowMissing eth4)',
      'address bond0: impossible (belowMissing bond0)',
      'management vlan5: impossible (belowMissing bond0 VLAN 5)',
      'address eth0: planned (carriesManagement eth0)',
    ],
  ],
  [
    'the network of a VLAN was deleted',
    everything,
    withoutNetwork(wiped, 'vlan7'),
    [
      'VLAN vlan7: impossible (networkGone network of vlan7)',
      'address vlan7: impossible (belowMissing eth0 VLAN 7)',
    ],
  ],
  [
    'a network that had a bridge alone was deleted',
    {
      ...everything,
      networks: everything.networks.map((network) =>
        network.ref === 'net-vlan7' ? { ...network, uuid: '', label: '' } : network,
      ),
    },
    withoutNetwork(wiped, 'vlan7'),
    [
      'VLAN vlan7: impossible (networkGone)',
      'address vlan7: impossible (belowMissing eth0 VLAN 7)',
    ],
  ],
  [
    'the network of the Bond carries another port',
    everything,
    withPif(wiped, 'eth3', { network: 'net-bond0' }),
    [
      'Bond bond0: impossible (networkTaken eth3)',
      'VLAN vlan5: impossible (belowMissing bond0)',
      'address eth3: planned (otherNetwork network of bond0)',
      'address bond0: impossible (belowMissing bond0)',
      'management vlan5: impossible (belowMissing bond0 VLAN 5)',
      'address eth0: planned (carriesManagement eth0)',
    ],
  ],
  [
    'the tag is taken on another network',
    everything,
    after(wiped, {
      call: 'VLAN.create',
      makes: { identity: 'x', uuid: '', network: 'u-vlan30' },
      network: 'u-vlan30',
      below: { identity: 'port 00:16:3e:00:00:00', uuid: '', network: '' },
      tag: 7,
      otherConfig: {},
    }),
    [
      'VLAN vlan7: impossible (vlanTaken eth0 VLAN 7)',
      'VLAN vlan30: impossible (networkTaken eth0 VLAN 7)',
    ],
  ],
  [
    'the transport of the tunnel had no address',
    withPif(everything, 'eth3', { addresses: noAddresses }),
    wiped,
    ['tunnel tunnel0: impossible (noAddress eth3)'],
  ],
  [
    'the source did not tell of what is below',
    without(without(everything, 'eth2'), 'eth4'),
    wiped,
    [
      'Bond bond0: impossible (notKept bond0)',
      'SR-IOV : impossible (notKept)',
      'VLAN vlan5: impossible (notKept vlan5)',
      'VLAN vlan30: impossible (notKept vlan30)',
      'address bond0: impossible (belowMissing bond0)',
      'management vlan5: impossible (belowMissing bond0 VLAN 5)',
      'address eth0: planned (carriesManagement eth0)',
    ],
  ],
  [
    'ports whose MAC nobody has told: the name decides',
    {
      ...everything,
      pifs: everything.pifs.map((pif) => (pif.physical ? { ...pif, mac: '' } : pif)),
    },
    wiped,
    [],
  ],
])('%s', (_, told, now, lines) => {
  expect(changed(told, now)).toEqual(lines);
});
