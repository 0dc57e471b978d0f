import { noAddresses, type HostNetworking, type HostPif } from '../../../src/model/index.js';
import {
  managementFirst,
  managementKeys,
  managementObstacle,
  planRebuild,
  restoreSelections,
  type RebuildSelection,
} from '../../../src/reset/index.js';
import { after } from '../../../src/reset/rebuild/simulate.js';
import { handmadePif } from '../../support/rebuild/host.js';
import {
  callsOf,
  carriedOut,
  dhcpPif,
  everything,
  plan,
  restore,
  stateText,
  staticPif,
  wiped,
  without,
  withoutNetwork,
  withPif,
} from '../../support/rebuild/networking.js';

/** A host on which this port or Bond carries management. */
const on = (device: string, more: Partial<HostPif> = {}, host = wiped): HostNetworking =>
  withPif({ ...host, pifs: host.pifs.map((pif) => ({ ...pif, management: false })) }, device, {
    management: true,
    ...more,
  });

const stays: RebuildSelection = { only: [], staysOnPort: true };

/** What a reset onto this port leaves of `everything`. */
const onPort = (device: string, more: Partial<HostPif> = {}): HostNetworking =>
  withPif(withPif(wiped, 'eth0', { management: false, addresses: noAddresses }), device, {
    management: true,
    addresses: dhcpPif,
    ...more,
  });

test.each<
  readonly [
    what: string,
    told: HostNetworking,
    now: HostNetworking,
    wish: RebuildSelection,
    to: string,
  ]
>([
  [
    'it is where it was, as it was',
    on('eth0', { addresses: dhcpPif }),
    wiped,
    { only: [] },
    'management eth0: exists',
  ],
  [
    'it is where it was, with the addresses of the reset',
    on('eth0', { addresses: staticPif(8) }),
    wiped,
    { only: [] },
    'management eth0: exists (carriesManagement eth0)',
  ],
  [
    'it is where it was, and its addresses shall return',
    on('eth0', { addresses: staticPif(8) }),
    wiped,
    restore,
    'management eth0: planned',
  ],
  [
    'its port has another name now, and so another network',
    on('eth0', { addresses: dhcpPif }),
    withPif(wiped, 'eth0', { device: 'eth9', network: 'net-vlan30' }),
    { only: [] },
    'management eth0: exists (otherNetwork network of vlan30)',
  ],
  ['it was on another port', on('eth3'), wiped, { only: [] }, 'management eth3: planned'],
  ['it was on another port, and the chosen one is not left', on('eth3'), wiped, stays, ''],
  [
    'it was on a VLAN of another port, and the chosen one is not left',
    everything,
    wiped,
    stays,
    '',
  ],
  [
    'it was on a VLAN of a Bond of the chosen port',
    everything,
    onPort('eth1'),
    stays,
    'management vlan5: planned',
  ],
  [
    'it was on the Bond of the chosen port',
    on('bond0', {}, everything),
    onPort('eth2', { addresses: staticPif(9) }),
    stays,
    'management bond0: exists',
  ],
  [
    'its port is gone',
    on('eth3'),
    without(wiped, 'eth3'),
    { only: [] },
    'management eth3: impossible (portGone eth3)',
  ],
])('management: %s', (_, told, now, selection, to) => {
  expect(plan(told, now, selection).filter((line) => line.startsWith('management'))).toEqual(
    to === '' ? [] : [to],
  );
});

test('the VLAN that the reset made for management goes when management leaves it', () => {
  const create = {
    call: 'VLAN.create',
    makes: { identity: 'vlan 99 on port 00:16:3e:00:00:03', uuid: '', network: 'u-vlan7' },
    network: 'u-vlan7',
    below: { identity: 'port 00:16:3e:00:00:03', uuid: '', network: '' },
    tag: 99,
    otherConfig: {},
  } as const;
  const pif = create.makes;
  const now = after(after(wiped, create), { call: 'host.management_reconfigure', pif });
  const told = on('eth0', { addresses: dhcpPif });
  const items = planRebuild(told, now).filter(({ kind }) => kind === 'management');
  expect(items.flatMap(({ calls }) => calls).map(({ call }) => call)).toEqual([
    'host.management_reconfigure',
    'VLAN.destroy',
  ]);
  expect(carriedOut(now, items).pifs.map(({ ref }) => ref)).toEqual(
    wiped.pifs.map(({ ref }) => ref),
  );
  // A VLAN that was there before the reset stays.
  const both = after(told, create);
  expect(callsOf(planRebuild(both, now)).map(({ call }) => call)).not.toContain('VLAN.destroy');
});

test('a tunnel over the port that management returns to comes after management', () => {
  const told = withPif(withPif(everything, 'vlan5', { management: false }), 'eth3', {
    management: true,
  });
  const kinds = planRebuild(told, wiped).map(({ kind, name }) => `${kind} ${name}`);
  expect(kinds.indexOf('tunnel tunnel0')).toBeGreaterThan(kinds.indexOf('management eth3'));
});

test.each<readonly [wish: RebuildSelection, lines: readonly string[]]>([
  [{ only: ['vlan7'] }, ['VLAN vlan7: planned', 'address vlan7: planned']],
  [{ only: ['network of vlan7'] }, ['VLAN vlan7: planned', 'address vlan7: planned']],
  [{ only: ['eth4'], kinds: new Set(['SR-IOV']) }, ['SR-IOV eth4: planned']],
  [
    { only: [], kinds: new Set(['Bond', 'tunnel']) },
    ['Bond bond0: planned', 'tunnel tunnel0: impossible (noAddress eth3)'],
  ],
  [{ only: [], keys: new Set(['address port 00:16:3e:00:00:03']) }, ['address eth3: planned']],
  [{ only: ['vlan7'], keys: new Set() }, []],
  [
    { only: ['vlan7'], failed: new Set(['VLAN vlan 7 on port 00:16:3e:00:00:00']) },
    ['address vlan7: impossible (belowMissing eth0 VLAN 7)'],
  ],
])('only what is asked for: %j', (selection, lines) => {
  expect(plan(everything, wiped, selection)).toEqual(lines);
});

test('management and what it stands on come first in an undo, in two wishes', () => {
  const items = planRebuild(everything, wiped, restore);
  const bond = 'bond(port 00:16:3e:00:00:01 + port 00:16:3e:00:00:02)';
  const keys = new Set([`management vlan 5 on ${bond}`, `VLAN vlan 5 on ${bond}`, `Bond ${bond}`]);
  expect(managementKeys(items)).toEqual(keys);
  expect(restoreSelections(items)).toEqual([{ ...restore, keys }, restore]);
  const first = managementFirst(items);
  expect(first.slice(0, 3).map(({ kind }) => kind)).toEqual(['Bond', 'VLAN', 'management']);
  expect(first.slice(3)).toEqual(items.filter((item) => !first.slice(0, 3).includes(item)));
  expect(managementKeys(items.filter(({ kind }) => kind !== 'management'))).toEqual(new Set());
});

test.each<readonly [what: string, now: HostNetworking, obstacle: string | null]>([
  ['nothing', wiped, null],
  ['the Bond below it', without(wiped, 'eth2'), 'Bond bond0: impossible (portGone eth2)'],
  [
    'its own VLAN',
    withoutNetwork(wiped, 'vlan5'),
    'VLAN vlan5: impossible (networkGone network of vlan5)',
  ],
  ['a VLAN elsewhere', withoutNetwork(wiped, 'vlan7'), null],
])('what keeps management from coming back: %s', (_, now, obstacle) => {
  const found = managementObstacle(planRebuild(everything, now, restore));
  expect(found === null ? null : stateText(found)).toBe(obstacle);
});

test('a port of its own keeps management away only when it is gone itself', () => {
  const found = managementObstacle(planRebuild(on('eth3'), without(wiped, 'eth3')));
  expect(found === null ? null : stateText(found)).toBe(
    'management eth3: impossible (portGone eth3)',
  );
  expect(managementObstacle([])).toBeNull();
});

test('bond2 comes before bond10, and VLANs come in the order of their tags', () => {
  const [bond] = everything.bonds;
  const [vlan] = everything.vlans;
  if (bond === undefined || vlan === undefined) throw new Error('there are some');
  const pif = (ref: string, more: Partial<HostPif>) =>
    handmadePif('eth0', { ref, physical: false, network: `net-${ref}`, ...more });
  const told = {
    ...wiped,
    pifs: [
      ...wiped.pifs,
      pif('ten', { device: 'bond10' }),
      pif('two', { device: 'bond2' }),
      pif('v100', { vlan: 100 }),
      pif('v20', { vlan: 20 }),
    ],
    bonds: [
      { ...bond, master: 'ten', members: ['eth1'] },
      { ...bond, master: 'two', members: ['eth2'] },
    ],
    vlans: [
      { ...vlan, pif: 'v100', below: 'eth0', tag: 100 },
      { ...vlan, pif: 'v20', below: 'eth0', tag: 20 },
    ],
  };
  const names = planRebuild(told, wiped).map(({ kind, name }) => `${kind} ${name}`);
  expect(names.filter((name) => /^(Bond|VLAN)/u.test(name))).toEqual([
    'Bond bond2',
    'Bond bond10',
    'VLAN vlan20',
    'VLAN vlan100',
  ]);
});
