import { noAddresses, type HostPif, type PifAddresses } from '../../../src/model/index.js';
import {
  addressCalls,
  attributeCalls,
  hasSettings,
  plugCalls,
  sameAddressing,
} from '../../../src/reset/rebuild/settings.js';
import { handmadePif } from '../../support/rebuild/host.js';
import { dhcpPif, staticPif } from '../../support/rebuild/networking.js';

const target = { identity: 'p', uuid: 'u', network: 'n' };
const pif = (more: Partial<HostPif> = {}): HostPif => handmadePif('eth0', more);
const with4: PifAddresses = staticPif(3);
const with6: PifAddresses = {
  ...noAddresses,
  mode6: 'static',
  addresses6: ['fd00::3/64'],
  gateway6: 'fd00::1',
  dns: 'fd00::2',
};

test.each<readonly [what: string, one: PifAddresses, other: PifAddresses, same: boolean]>([
  ['nothing', noAddresses, noAddresses, true],
  ['one has DHCP', noAddresses, dhcpPif, false],
  ['two leases', dhcpPif, { ...dhcpPif, address: '10.0.0.99', dns: '10.0.0.98' }, true],
  ['the same fixed address', with4, { ...with4 }, true],
  ['another address', with4, staticPif(4), false],
  ['another netmask', with4, { ...with4, netmask: '255.255.0.0' }, false],
  ['another gateway', with4, { ...with4, gateway: '' }, false],
  ['another name server', with4, { ...with4, dns: '10.0.0.9' }, false],
  ['a name server more', with4, { ...with4, dns: '10.0.0.2,10.0.0.9' }, false],
  ['a comma more', with4, { ...with4, dns: ',10.0.0.2,' }, true],
  [
    'a name server that looks like two',
    { ...with4, dns: '1.1.1.1,2.2.2.2' },
    { ...with4, dns: '1.1.1.12.2.2.2' },
    false,
  ],
  ['a fixed address or a lease', with4, { ...with4, mode: 'dhcp' }, false],
  ['the same IPv6 address', with6, { ...with6 }, true],
  ['another IPv6 address', with6, { ...with6, addresses6: ['fd00::4/64'] }, false],
  ['no IPv6 address', with6, { ...with6, addresses6: [] }, false],
  ['another IPv6 gateway', with6, { ...with6, gateway6: '' }, false],
  ['another IPv6 name server', with6, { ...with6, dns: 'fd00::9' }, false],
  ['IPv6 or not', with6, { ...with6, mode6: 'none' }, false],
  ['another IPv6 mode', { ...with6, mode6: 'dhcp' }, { ...with6, mode6: 'autoconf' }, false],
  ['two IPv6 leases', { ...with6, mode6: 'dhcp' }, { ...noAddresses, mode6: 'dhcp' }, true],
  [
    'two announced addresses',
    { ...with6, mode6: 'autoconf' },
    { ...noAddresses, mode6: 'autoconf' },
    true,
  ],
  [
    'the name servers of the other family',
    { ...with4, dns: '10.0.0.2,fd00::2', mode6: 'dhcp' },
    { ...with4, mode6: 'dhcp' },
    true,
  ],
])('the same addressing, or not: %s', (_, one, other, same) => {
  expect(sameAddressing(one, other)).toBe(same);
  expect(sameAddressing(other, one)).toBe(same);
});

test.each<readonly [more: Partial<HostPif>, has: boolean]>([
  [{}, false],
  [{ addresses: dhcpPif }, true],
  [{ addresses: with6 }, true],
  [{ otherConfig: null }, false],
  [{ otherConfig: { note: 'x' } }, true],
  [{ disallowUnplug: null }, false],
  [{ disallowUnplug: true }, true],
])('whether losing %j matters: %s', (more, has) => {
  expect(hasSettings(pif(more))).toBe(has);
});

const ip = (mode: string, address = '', netmask = '', gateway = '', dns = '') => ({
  call: 'PIF.reconfigure_ip',
  pif: target,
  ...{ mode, address, netmask, gateway, dns },
});
const ip6 = (mode: string, address = '', gateway = '', dns = '') => ({
  call: 'PIF.reconfigure_ipv6',
  pif: target,
  ...{ mode, address, gateway, dns },
});
const fixed = ip('static', '10.0.0.3', '255.255.255.0', '10.0.0.1', '10.0.0.2');
const fixed6 = ip6('static', 'fd00::3/64', 'fd00::1', 'fd00::2');
const primary = { call: 'PIF.set_primary_address_type', pif: target, type: 'IPv6' };
const is6 = { primary: 'IPv6' };
const is4 = { primary: 'IPv4' };

test.each<readonly [what: string, kept: PifAddresses, now: PifAddresses, calls: readonly object[]]>(
  [
    ['they are as they were', with4, with4, []],
    ['a fixed address', with4, noAddresses, [fixed]],
    [
      'a lease; the server says all else',
      { ...with4, mode: 'dhcp' },
      noAddresses,
      [ip('dhcp', '', '', '', '10.0.0.2')],
    ],
    ['no address', noAddresses, with4, [ip('none')]],
    ['a fixed IPv6 address', with6, noAddresses, [fixed6]],
    [
      'a fixed IPv6 address without a value',
      { ...with6, addresses6: [] },
      noAddresses,
      [{ ...fixed6, address: '' }],
    ],
    [
      'an announced IPv6 address',
      { ...with6, mode6: 'autoconf' },
      noAddresses,
      [ip6('autoconf', '', '', 'fd00::2')],
    ],
    ['no IPv6', { ...noAddresses, ...is4 }, { ...with6, ...is4 }, [ip6('none')]],
    ['both', { ...with4, mode6: 'dhcp' }, noAddresses, [fixed, ip6('dhcp', '', '', '10.0.0.2')]],
    ['the family that counts', { ...with6, ...is6 }, { ...with6, ...is4 }, [primary]],
    ['the family that counts, not known before', with6, { ...with6, ...is4 }, []],
    ['the family that counts, not known now', { ...with6, ...is6 }, with6, []],
  ],
)('the calls for addresses: %s', (_, kept, now, calls) => {
  expect(addressCalls(target, pif({ addresses: kept }), pif({ addresses: now }))).toEqual(calls);
});

test('xapi refuses another family where management is', () => {
  const now = pif({ addresses: { ...with6, ...is4 }, management: true });
  expect(addressCalls(target, pif({ addresses: { ...with6, ...is6 } }), now)).toEqual([]);
});

const config = (value: object) => ({ call: 'PIF.set_other_config', pif: target, value });
const unplug = (value: boolean) => ({ call: 'PIF.set_disallow_unplug', pif: target, value });
const gro = { call: 'PIF.set_property', pif: target, name: 'gro', value: 'off' };
const keepsMtu = true;
const isMember = true;

test.each<
  readonly [
    what: string,
    kept: Partial<HostPif>,
    now: Partial<HostPif>,
    how: { readonly isMember?: boolean; readonly keepsMtu?: boolean },
    calls: readonly object[],
  ]
>([
  ['nothing', {}, {}, {}, []],
  ['a setting', { otherConfig: { a: '1' } }, {}, {}, [config({ a: '1' })]],
  [
    'another value',
    { otherConfig: { a: '1' } },
    { otherConfig: { a: '2' } },
    {},
    [config({ a: '1' })],
  ],
  ['the same value', { otherConfig: { a: '1' } }, { otherConfig: { a: '1' } }, {}, []],
  ['a setting less', { otherConfig: {} }, { otherConfig: { a: '1' } }, {}, [config({})]],
  [
    'a setting more',
    { otherConfig: { a: '1', b: '2' } },
    { otherConfig: { a: '1' } },
    {},
    [config({ a: '1', b: '2' })],
  ],
  ['settings that nobody told of', { otherConfig: null }, { otherConfig: { a: '1' } }, {}, []],
  [
    'settings that are not known now',
    { otherConfig: { a: '1' } },
    { otherConfig: null },
    {},
    [config({ a: '1' })],
  ],
  [
    'an MTU that stays',
    { otherConfig: { a: '1' } },
    { otherConfig: { mtu: '9000' } },
    { keepsMtu },
    [config({ mtu: '9000', a: '1' })],
  ],
  [
    'an MTU that stays, and nothing else',
    { otherConfig: {} },
    { otherConfig: { mtu: '9000' } },
    { keepsMtu },
    [],
  ],
  [
    'its own MTU comes first',
    { otherConfig: { mtu: '1500' } },
    { otherConfig: { mtu: '9000' } },
    { keepsMtu },
    [config({ mtu: '1500' })],
  ],
  ['an MTU that goes', { otherConfig: {} }, { otherConfig: { mtu: '9000' } }, {}, [config({})]],
  [
    'settings nobody told of, and an MTU that stays',
    { otherConfig: null },
    { otherConfig: { mtu: '9000' } },
    { keepsMtu },
    [],
  ],
  [
    'no MTU to stay',
    { otherConfig: { a: '1' } },
    { otherConfig: null },
    { keepsMtu },
    [config({ a: '1' })],
  ],
  ['a property', { properties: { gro: 'off' } }, { properties: { gro: 'on' } }, {}, [gro]],
  ['the same property', { properties: { gro: 'on' } }, { properties: { gro: 'on' } }, {}, []],
  ['a property that this xapi does not have', { properties: { gro: 'off' } }, {}, {}, []],
  [
    'a property of a member',
    { properties: { gro: 'off' } },
    { properties: { gro: 'on' } },
    { isMember },
    [],
  ],
  ['it may not be unplugged', { disallowUnplug: true }, {}, {}, [unplug(true)]],
  ['it may be unplugged', { disallowUnplug: false }, { disallowUnplug: true }, {}, [unplug(false)]],
  ['nobody told whether it may be unplugged', { disallowUnplug: null }, {}, {}, []],
])('the calls for settings: %s', (_, kept, now, how, calls) => {
  const given = { isMember: false, keepsMtu: false, ...how };
  expect(attributeCalls(target, pif(kept), pif(now), given)).toEqual(calls);
});

test.each<
  readonly [kept: Partial<HostPif>, now: Partial<HostPif>, isMember: boolean, plugs: boolean]
>([
  [{}, { attached: false }, false, true],
  [{}, {}, false, false],
  [{ attached: false }, { attached: false }, false, false],
  [{}, { attached: false, managed: false }, false, false],
  [{}, { attached: false }, true, false],
])('a PIF with %j, now %j, member of a Bond: %s; it is plugged: %s', (kept, now, member, plugs) => {
  expect(plugCalls(target, pif(kept), pif(now), member)).toEqual(
    plugs ? [{ call: 'PIF.plug', pif: target }] : [],
  );
});
