import { known, networkingParts, unknown, type HostNetworking } from '../../../src/model/index.js';
import {
  awaitsRebuild,
  isWhole,
  keep,
  keptBy,
  keptNetworking,
  networkingText,
  traced,
  type RebuiltThing,
  type ResetRecord,
} from '../../../src/reset/index.js';
import { after } from '../../../src/reset/rebuild/simulate.js';
import {
  dhcpPif,
  everything,
  staticPif,
  wiped,
  without,
  withPif,
} from '../../support/rebuild/networking.js';
import { resetRecord } from '../../support/reset-record.js';

const at = '2026-01-02T03:04:05Z';
const later = '2026-02-03T04:05:06Z';
const of = (networking: HostNetworking) => keep(traced(networking, { from: 'xapi' }), at);
const completed = { completed: { at, report: null } };

/** A reset that has wiped this networking. */
const reset = (
  networking: HostNetworking,
  more: Partial<ResetRecord> = completed,
  id = 'plan-1',
): ResetRecord => resetRecord({ kept: of(networking), ...more }, id);

const keptText = (...history: readonly ResetRecord[]): string | null => {
  const kept = keptBy(history)?.kept;
  return kept === undefined ? null : networkingText(kept.networking);
};
const text = networkingText(everything);

test('what XAPI has told is as old as the reset, and a file as old as the file', () => {
  const kept = keep(traced(everything, { from: 'database', at }), later);
  expect(kept.sources.pifs).toEqual({ from: 'database', at });
  expect(of(everything).sources.pifs).toEqual({ from: 'xapi', at });
  expect(kept).toMatchObject({ formatVersion: 1, at: later, networking: everything });
});

test('nothing is better known once every part comes from XAPI', () => {
  const whole = of(everything);
  expect(isWhole(whole)).toBe(true);
  for (const part of networkingParts) {
    const sources = { ...whole.sources, [part]: undefined };
    expect(isWhole({ ...whole, sources })).toBe(false);
    const file = { ...whole.sources, [part]: { from: 'networkd', at } };
    expect(isWhole({ ...whole, sources: file })).toBe(false);
  }
});

test('the newest reset that was neither undone nor cancelled tells what to make again', () => {
  expect(keptText()).toBeNull();
  expect(keptText(reset(everything))).toBe(text);
  expect(keptText(reset(everything, { undo: 'undone' }))).toBeNull();
  expect(keptText(reset(everything, { undo: 'undoing' }))).toBeNull();
  expect(keptText(reset(everything, { outcome: { result: 'cancelled' } }))).toBeNull();
  expect(keptText(reset(everything, { outcome: { result: 'done' } }))).toBe(text);
  expect(keptText(reset(everything), resetRecord({ kept: null }, 'plan-2'))).toBe(text);
  const { plan } = keptBy([reset(wiped), reset(everything, completed, 'plan-2')]) ?? reset(wiped);
  expect(plan.id).toBe('plan-2');
});

const thing = (state: RebuiltThing['state']): RebuiltThing => ({
  kind: 'Bond',
  name: 'bond0',
  state,
  detail: '',
});
const rebuilt = (...states: readonly RebuiltThing['state'][]) => ({
  ...completed,
  rebuilt: { at, items: states.map(thing) },
});

/** The networking with a VLAN on eth0 besides. */
function vlan(networking: HostNetworking, tag: number, network: string): HostNetworking {
  const below = 'port 00:16:3e:00:00:00';
  return after(networking, {
    call: 'VLAN.create',
    makes: { identity: `vlan ${tag} on ${below}`, uuid: '', network },
    network,
    below: { identity: below, uuid: '', network: '' },
    tag,
    otherConfig: {},
  });
}

test.each<
  readonly [what: string, first: Partial<ResetRecord>, next: HostNetworking, leftToRebuild: boolean]
>([
  ['nobody has made any of it', completed, wiped, true],
  ['its report was read back', { acknowledged: { at, report: null, user: '' } }, wiped, true],
  ['it was never completed', { completed: null }, wiped, false],
  ['a rebuild has made everything', rebuilt('made', 'exists', 'impossible'), wiped, false],
  ['a rebuild has failed at something', rebuilt('made', 'failed'), wiped, true],
  ['a rebuild was cut off', rebuilt('planned', 'made'), wiped, true],
  ['somebody has made one of its VLANs', completed, vlan(wiped, 7, 'u-vlan7'), false],
])(
  'a second reset keeps what the first one wiped, when %s: %s',
  (_, first, next, leftToRebuild) => {
    const second = reset(next, completed, 'plan-2');
    expect(keptText(reset(everything, first), second)).toBe(
      leftToRebuild ? text : networkingText(next),
    );
  },
);

test('a Bond with management on it is made by the reset itself, so it is not owed', () => {
  // Only the Bond and its VLAN were there, and both carry management.
  const bond = ['vlan7', 'tunnel', 'sriov', 'vlan30'].reduce(without, everything);
  const first = { ...bond, vlans: bond.vlans.slice(2), tunnels: [], sriovs: [] };
  const there = ['tunnel', 'sriov', 'vlan30'].reduce(without, everything);
  const second = { ...there, vlans: there.vlans.slice(1), tunnels: [], sriovs: [] };
  expect(keptText(reset(first), reset(second, completed, 'plan-2'))).toContain('vlan 7');
});

test('what was made between two resets is kept too, on what the first one knew', () => {
  const network = { ref: 'net-new', uuid: 'u-new', label: 'new', bridge: 'xapi9' };
  const between = { ...wiped, networks: [...wiped.networks, network] };
  const kept = keptBy([reset(everything), reset(vlan(between, 99, 'u-new'), completed, 'plan-2')])
    ?.kept.networking;
  if (kept === undefined) throw new Error('nothing kept');
  const wanted = vlan({ ...everything, networks: between.networks }, 99, 'u-new');
  expect(networkingText(kept)).toBe(networkingText(wanted));
  expect(kept.networks.map(({ uuid }) => uuid)).toEqual(between.networks.map(({ uuid }) => uuid));
});

test('settings that somebody made between two resets count, those of management do not', () => {
  const now = withPif(withPif(wiped, 'eth4', { addresses: staticPif(4) }), 'eth0', {
    addresses: dhcpPif,
  });
  const wanted = withPif(everything, 'eth4', { addresses: staticPif(4) });
  expect(keptText(reset(everything), reset(now, completed, 'plan-2'))).toBe(networkingText(wanted));
});

test('three resets in a row keep what the first one wiped', () => {
  const history = [
    reset(everything),
    reset(wiped, completed, 'plan-2'),
    reset(wiped, completed, 'plan-3'),
  ];
  expect(keptText(...history)).toBe(text);
  const made = reset(wiped, rebuilt('made'), 'plan-2');
  expect(keptText(...history.slice(0, 1), made, ...history.slice(2))).toBe(networkingText(wiped));
});

const asked = { thenRebuild: true, kept: of(everything) };

test.each<readonly [more: Partial<ResetRecord>, awaits: boolean]>([
  [asked, true],
  [{ ...asked, thenRebuild: false }, false],
  [{ ...asked, kept: null }, false],
  [{ ...asked, ...rebuilt() }, false],
  [{ ...asked, undo: 'undone' }, false],
])('the rebuild must still follow, or not (case %#)', (more, awaits) => {
  expect(awaitsRebuild(resetRecord(more))).toBe(awaits);
});

test('a networking that could not be read is not kept', () => {
  expect(keptNetworking({ networking: unknown('notLooked') }, at)).toBeNull();
  const networking = known(traced(everything, { from: 'xapi' }));
  expect(keptNetworking({ networking }, at)).toEqual(of(everything));
});
