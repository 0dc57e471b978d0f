import { noAddresses } from '../../../src/model/index.js';
import {
  missingOf,
  resultOfBoth,
  topologyFor,
  topologyKinds,
  planRebuild,
  type RebuiltItem,
} from '../../../src/reset/index.js';
import { everything, wiped, without } from '../../support/rebuild/networking.js';

const others = ['00:16:3e:00:01:00', '00:16:3e:00:01:01', '00:16:3e:00:01:02'];
/** A supporter after its reset: ports of the same names with other MACs. */
const own = {
  ...wiped,
  host: 'h2',
  pifs: wiped.pifs.map((pif, index) => ({ ...pif, mac: others[index] ?? pif.mac })),
};

test('a supporter gets what its coordinator has, and nothing that is one host its own', () => {
  const topology = topologyFor({ ...everything, clusters: [{ pif: 'x', enabled: true }] }, own);
  expect(topology.host).toBe('h2');
  expect(topology.clusters).toEqual([]);
  expect(topology.vlans).toEqual(everything.vlans);
  for (const pif of topology.pifs)
    expect(pif).toMatchObject({
      mac: '',
      management: false,
      attached: false,
      disallowUnplug: null,
      addresses: noAddresses,
      otherConfig: null,
    });
  expect(topology.pifs.map(({ properties }) => properties)).toEqual(topology.pifs.map(() => ({})));
  const items = planRebuild(topology, own, { only: [], kinds: topologyKinds });
  expect(items.map(({ kind, name, state }) => `${kind} ${name}: ${state}`)).toEqual([
    'Bond bond0: planned',
    'SR-IOV eth4: planned',
    'VLAN vlan5: planned',
    'VLAN vlan7: planned',
    'VLAN vlan30: planned',
    'tunnel tunnel0: impossible',
  ]);
});

test('a Bond has the members that this host has, and all of them where it has none', () => {
  const membersOn = (...gone: readonly string[]) =>
    topologyFor(everything, gone.reduce(without, own)).bonds;
  expect(membersOn()).toEqual([{ ...everything.bonds[0], followsMac: true }]);
  expect(membersOn('eth2')).toMatchObject([{ members: ['eth1'] }]);
  expect(membersOn('eth1', 'eth2')).toMatchObject([{ members: ['eth2', 'eth1'] }]);
});

const item = (
  kind: RebuiltItem['kind'],
  state: RebuiltItem['state'],
  pif = 'one',
): RebuiltItem => ({
  kind,
  name: 'x',
  label: '',
  pif,
  state,
  reason: null,
  calls: [],
  detail: state,
});

test('what is not there after a rebuild is missing', () => {
  const states = ['made', 'exists', 'planned', 'impossible', 'failed'] as const;
  expect(missingOf(states.map((state) => item('VLAN', state)))).toEqual(
    ['planned', 'impossible', 'failed'].map((state) => ({
      kind: 'VLAN',
      name: 'x',
      state,
      reason: null,
      detail: state,
    })),
  );
});

test.each<readonly [first: RebuiltItem, second: RebuiltItem, state: RebuiltItem['state']]>([
  [item('VLAN', 'made'), item('VLAN', 'exists'), 'made'],
  [item('VLAN', 'exists'), item('VLAN', 'exists'), 'exists'],
  [item('VLAN', 'failed'), item('VLAN', 'exists'), 'exists'],
  [item('VLAN', 'made'), item('VLAN', 'failed'), 'failed'],
  [item('address', 'made'), item('VLAN', 'exists'), 'exists'],
  [item('VLAN', 'made', 'other'), item('VLAN', 'exists'), 'exists'],
])('of two rebuilds, what the first one made is made (case %#)', (first, second, state) => {
  expect(resultOfBoth([first], [second])).toMatchObject([{ state, detail: state }]);
});
