import type { Link, Links, OvsBridge } from '../../../src/model/index.js';
import {
  makeTemporaryRequest,
  removalCommands,
  staysAfter,
  temporaryCommands,
  temporaryPlace,
  type TemporaryError,
  type TemporaryRequest,
} from '../../../src/reset/index.js';

function wish(device: string, vlan = '', address = '192.0.2.10/24'): TemporaryRequest {
  const made = makeTemporaryRequest({ device, vlan, address, gateway: '', minutes: 5 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function link(name: string, rest: Partial<Link> = {}): Link {
  return {
    name,
    up: true,
    carrier: true,
    master: null,
    kind: 'other',
    vlan: null,
    addresses: [],
    promotes: true,
    ...rest,
  };
}

/**
 * Linux bridges as on a host with a bond: xenbr0 of eth0, xapi1 of bond0 (eth1, eth2), xapi2 of
 * bond0.20, eth0.99 of nobody.
 */
const bridges: Links = {
  links: [
    link('eth0', { master: 'xenbr0' }),
    link('eth1', { master: 'bond0' }),
    link('eth2', { master: 'bond0' }),
    link('eth3'),
    link('bond0', { kind: 'bond', master: 'xapi1' }),
    link('bond0.20', { kind: 'vlan', master: 'xapi2', vlan: { tag: 20, below: 'bond0' } }),
    link('eth0.99', { kind: 'vlan', vlan: { tag: 99, below: 'eth0' } }),
    ...['xenbr0', 'xapi1', 'xapi2'].map((name) => link(name, { kind: 'bridge' })),
  ],
  ovsBridges: [],
};

/** The same with Open vSwitch, whose bond is no interface of the kernel. */
const ovsBridge = (name: string, interfaces: readonly string[]): OvsBridge => ({
  name,
  interfaces,
  vlan: null,
});
const switched: Links = {
  links: [
    ...['eth0', 'eth1', 'eth2'].map((name) => link(name, { master: 'ovs-system' })),
    link('ovs-system', { up: false }),
    ...['xenbr0', 'xapi1', 'xapi2'].map((name) => link(name)),
  ],
  ovsBridges: [
    ovsBridge('xenbr0', ['eth0', 'vif1.0']),
    ovsBridge('xapi1', ['eth1', 'eth2']),
    { name: 'xapi2', interfaces: [], vlan: { tag: 20, of: 'xapi1' } },
  ],
};

function place(wanted: TemporaryRequest, links: Links): string | TemporaryError {
  const found = temporaryPlace(wanted, links);
  return found.ok ? found.value.on : found.error;
}

test.each([
  ['eth0', '', 'xenbr0'],
  ['eth1', '', 'xapi1'],
  ['eth2', '20', 'xapi2'],
  ['eth0', '99', 'eth0.99'],
  ['eth3', '', 'eth3'],
  ['eth3', '20', 'eth3.20'],
])('Linux bridges: %s with VLAN "%s" goes on %s', (device, vlan, on) => {
  expect(place(wish(device, vlan), bridges)).toBe(on);
});

test.each([
  ['eth0', '', 'xenbr0'],
  ['eth2', '', 'xapi1'],
  ['eth1', '20', 'xapi2'],
])('Open vSwitch: %s with VLAN "%s" goes on %s', (device, vlan, on) => {
  expect(place(wish(device, vlan), switched)).toBe(on);
});

test('a VLAN without a bridge is refused on a port that is in use', () => {
  const error = { code: 'vlanInUse', vlan: 30 };
  expect(place(wish('eth1', '30'), bridges)).toMatchObject({ ...error, by: 'xapi1' });
  expect(place(wish('eth0', '30'), switched)).toMatchObject({ ...error, by: 'xenbr0' });
  // VLAN 20 is there, but on another port.
  expect(place(wish('eth0', '20'), switched)).toMatchObject({ code: 'vlanInUse' });
});

test('a port of something else, which no bridge of Open vSwitch names, is refused', () => {
  expect(place(wish('eth1'), { ...switched, ovsBridges: [] })).toMatchObject({
    code: 'bridgeUnknown',
  });
});

test('the loopback interface is no port: nobody reaches an address there', () => {
  const links = [link('lo', { kind: 'loopback' }), ...bridges.links];
  expect(place(wish('lo'), { ...bridges, links })).toEqual({
    code: 'deviceAbsent',
    device: 'lo',
    available: bridges.links.map(({ name }) => name),
  });
});

test('a VLAN device that has to be made is named as what stays', () => {
  const wanted = wish('eth3', '20');
  const found = temporaryPlace(wanted, bridges);
  const made = found.ok ? temporaryCommands(wanted, found.value) : null;
  const added = made?.added(1_000);
  expect(added).toMatchObject({ on: 'eth3.20', madeInterface: true, until: 301_000 });
  expect(added === undefined ? [] : staysAfter(added)).toEqual(['eth3.20']);
  expect(added === undefined ? [] : removalCommands(added)).toEqual([
    ['link', 'delete', 'eth3.20'],
  ]);
  expect(made?.commands[0]?.join(' ')).toBe('link add link eth3 name eth3.20 type vlan id 20');
});

test.each([
  ['192.0.2.10', 'address.prefixMissing'],
  ['192.0.2.10/33', 'address.prefixMissing'],
  ['192.0.2.10/24/24', 'address.prefixMissing'],
  ['192.0.2.0/24', 'address.unusable'],
  ['224.0.0.1/24', 'address.unusable'],
  ['2001:db8::1', 'address6.prefixMissing'],
  ['fe80::1/64', 'address.unusable'],
  ['eth0', 'address.prefixMissing'],
])('%s is refused with a reason', (address, code) => {
  const made = makeTemporaryRequest({ device: 'eth0', vlan: '', address, gateway: '', minutes: 5 });
  expect(made.ok ? [] : made.error.map((issue) => issue.code)).toContain(code);
});
