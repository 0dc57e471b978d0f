import fc from '../support/property.js';
import type { ResetDraft } from '../../src/reset/draft.js';
import type { PoolRole } from '../../src/reset/facts.js';
import type { Issue } from '../../src/reset/issue.js';
import { known, unknown } from '../../src/reset/known.js';
import { profileOf } from '../../src/reset/profile.js';
import { makeRequest, type RequestContext } from '../../src/reset/request.js';
import { anyDraft } from '../support/drafts.js';
import { draft, nic, static4, static6 } from '../support/facts.js';

const supporter: PoolRole = { role: 'supporter', coordinatorAddress: '10.0.0.7' };
const context: RequestContext = {
  profile: profileOf('networkd', null),
  nics: known([nic('eth0'), nic('eth1'), nic('bond0', { physical: false })]),
  pool: supporter,
  forceDevice: false,
};

function issues(more: Partial<ResetDraft>, other: Partial<RequestContext> = {}): readonly Issue[] {
  const made = makeRequest(draft(more), { ...context, ...other });
  return made.ok ? [] : made.error;
}

const base = {
  device: 'eth1',
  mac: '00:16:3e:00:00:01',
  vlan: null,
  ipv4: { mode: 'dhcp' },
  ipv6: { mode: 'none' },
  dns: [],
  coordinatorAddress: null,
  keepInterfaceNames: false,
};
const ipv4 = { mode: 'static', address: '10.0.0.5', netmask: '255.255.255.0', gateway: '10.0.0.1' };
const ipv6 = { mode: 'static', address: 'fd00::5', prefixLength: 64, gateway: 'fd00::1' };

describe('good drafts', () => {
  test.each<[string, Partial<ResetDraft>, object]>([
    ['nothing but a device', {}, base],
    [
      'modes in any case',
      { ipv4Mode: 'DHCP', ipv6Mode: 'AutoConf' },
      { ...base, ipv6: { mode: 'autoconf' } },
    ],
    ['a VLAN', { vlan: '20' }, { ...base, vlan: 20 }],
    ['static', static4, { ...base, ipv4, dns: ['10.0.0.2', '10.0.0.3'] }],
    [
      'STATIC',
      { ...static4, ipv4Mode: 'STATIC' },
      { ...base, ipv4, dns: ['10.0.0.2', '10.0.0.3'] },
    ],
    [
      'static without gateway and name servers',
      { ...static4, gateway: '', dns: '' },
      { ...base, ipv4: { ...ipv4, gateway: null } },
    ],
    ['IPv6 only', { ipv4Mode: 'none', ...static6 }, { ...base, ipv4: { mode: 'none' }, ipv6 }],
    [
      'IPv6 without gateway',
      { ...static6, gateway6: '' },
      { ...base, ipv6: { ...ipv6, gateway: null } },
    ],
    [
      'a link-local gateway',
      { ...static6, gateway6: 'fe80::1' },
      { ...base, ipv6: { ...ipv6, gateway: 'fe80::1' } },
    ],
    ['both', { ...static4, ...static6 }, { ...base, ipv4, ipv6, dns: ['10.0.0.2', '10.0.0.3'] }],
    [
      'name servers of both kinds, apart by commas and blanks',
      { ...static6, dns: ' 10.0.0.2,  fd00::2 10.0.0.3,' },
      { ...base, ipv6, dns: ['10.0.0.2', 'fd00::2', '10.0.0.3'] },
    ],
    [
      'what DHCP does not need, whatever it says',
      {
        ...static4,
        ...static6,
        ipv4Mode: 'dhcp',
        ipv6Mode: 'dhcp',
        address: 'x\n',
        netmask: 'x',
        gateway: 'x',
        dns: 'x',
        address6: 'x',
        gateway6: 'x',
      },
      { ...base, ipv6: { mode: 'dhcp' } },
    ],
    [
      'a new coordinator',
      { coordinatorAddress: '10.0.0.9' },
      { ...base, coordinatorAddress: '10.0.0.9' },
    ],
    [
      'a coordinator by IPv6',
      { coordinatorAddress: 'fd00::9' },
      { ...base, coordinatorAddress: 'fd00::9' },
    ],
    [
      'a coordinator by name',
      { coordinatorAddress: 'pool.example.com' },
      { ...base, coordinatorAddress: 'pool.example.com' },
    ],
    ['names kept', { keepInterfaceNames: true }, { ...base, keepInterfaceNames: true }],
    [
      'a /31',
      { ...static4, netmask: '255.255.255.254', address: '10.0.0.4', gateway: '10.0.0.5', dns: '' },
      {
        ...base,
        ipv4: {
          mode: 'static',
          address: '10.0.0.4',
          netmask: '255.255.255.254',
          gateway: '10.0.0.5',
        },
      },
    ],
    [
      'a prefix of round numbers',
      { ipv6Mode: 'static', address6: 'fd00::5/100' },
      { ...base, ipv6: { ...ipv6, prefixLength: 100, gateway: null } },
    ],
    [
      'a prefix of one digit',
      { ipv6Mode: 'static', address6: 'fd00::5/9' },
      { ...base, ipv6: { ...ipv6, prefixLength: 9, gateway: null } },
    ],
    [
      'a /128',
      { ipv6Mode: 'static', address6: 'fd00::5/128' },
      { ...base, ipv6: { ...ipv6, prefixLength: 128, gateway: null } },
    ],
  ])('%s', (_, more, request) => {
    expect(makeRequest(draft(more), context)).toEqual({ ok: true, value: request });
  });
});

describe('one wrong value', () => {
  const missing = (value: string): object => ({ value });
  test.each<[Partial<ResetDraft>, string, string, object]>([
    [{ device: '' }, 'value.missing', 'device', missing('')],
    [
      { device: 'eth0\nMODE=static' },
      'value.controlCharacter',
      'device',
      { value: 'eth0\nMODE=static' },
    ],
    [{ device: '../eth0' }, 'device.invalidName', 'device', { value: '../eth0' }],
    [
      { device: 'eth9' },
      'device.notOnThisHost',
      'device',
      { value: 'eth9', available: 'eth0, eth1' },
    ],
    [
      { device: 'bond0' },
      'device.notPhysical',
      'device',
      { value: 'bond0', available: 'eth0, eth1' },
    ],
    [{ vlan: '4095' }, 'vlan.outOfRange', 'vlan', { value: '4095' }],
    [{ vlan: '0012' }, 'vlan.leadingZero', 'vlan', { value: '0012', tag: '12' }],
    [{ vlan: '00' }, 'vlan.leadingZero', 'vlan', { value: '00', tag: '0' }],
    [{ vlan: '04095' }, 'vlan.outOfRange', 'vlan', { value: '04095' }],
    [{ vlan: '２' }, 'vlan.invalid', 'vlan', { value: '２' }],
    [{ vlan: '20\n' }, 'value.controlCharacter', 'vlan', { value: '20\n' }],
    [
      { ipv4Mode: 'auto' },
      'mode.unknown',
      'ipv4Mode',
      { value: 'auto', allowed: 'none, dhcp, static' },
    ],
    [{ ipv4Mode: '' }, 'value.missing', 'ipv4Mode', missing('')],
    [
      { ipv6Mode: 'bogus' },
      'mode.unknown',
      'ipv6Mode',
      { value: 'bogus', allowed: 'none, dhcp, autoconf, static' },
    ],
    [
      { ipv4Mode: 'none', ipv6Mode: 'bogus' },
      'mode.unknown',
      'ipv6Mode',
      { value: 'bogus', allowed: 'none, dhcp, autoconf, static' },
    ],
    [{ ipv4Mode: 'none' }, 'mode.bothNone', 'ipv4Mode', { value: 'none' }],
    [{ ...static4, address: '' }, 'value.missing', 'address', missing('')],
    [
      { ...static4, address: '10.0.0.5/24' },
      'address.invalid',
      'address',
      { value: '10.0.0.5/24' },
    ],
    [
      { ...static4, address: '10.0.0.5\0' },
      'value.controlCharacter',
      'address',
      { value: '10.0.0.5\0' },
    ],
    [
      { ...static4, address: '127.0.0.1', gateway: '' },
      'address.unusable',
      'address',
      { value: '127.0.0.1', why: 'loopback' },
    ],
    [
      { ...static4, address: '10.0.0.0' },
      'address.unusable',
      'address',
      { value: '10.0.0.0', why: 'network', subnet: '10.0.0.0/24' },
    ],
    [
      { ...static4, address: '10.0.0.255' },
      'address.unusable',
      'address',
      { value: '10.0.0.255', why: 'broadcast', subnet: '10.0.0.0/24' },
    ],
    [{ ...static4, netmask: '' }, 'value.missing', 'netmask', missing('')],
    [{ ...static4, netmask: '24' }, 'netmask.invalid', 'netmask', { value: '24' }],
    [{ ...static4, netmask: '0.0.0.0' }, 'netmask.invalid', 'netmask', { value: '0.0.0.0' }],
    [
      { ...static4, netmask: '255.0.255.0' },
      'netmask.notContiguous',
      'netmask',
      { value: '255.0.255.0' },
    ],
    [
      { ...static4, netmask: '255.255.255.255' },
      'netmask.leavesNoHosts',
      'netmask',
      { value: '255.255.255.255' },
    ],
    [{ ...static4, gateway: 'x' }, 'address.invalid', 'gateway', { value: 'x' }],
    [{ ...static4, gateway: '\t' }, 'value.controlCharacter', 'gateway', { value: '\t' }],
    [
      { ...static4, gateway: '224.0.0.1' },
      'address.unusable',
      'gateway',
      { value: '224.0.0.1', why: 'multicast' },
    ],
    [
      { ...static4, gateway: '10.0.1.1' },
      'gateway.outsideSubnet',
      'gateway',
      { value: '10.0.1.1', subnet: '10.0.0.0/24' },
    ],
    [{ ...static4, gateway: '10.0.0.5' }, 'gateway.isAddress', 'gateway', { value: '10.0.0.5' }],
    [
      { ...static4, gateway: '10.0.0.255' },
      'address.unusable',
      'gateway',
      { value: '10.0.0.255', why: 'broadcast', subnet: '10.0.0.0/24' },
    ],
    [
      { ...static4, dns: '10.0.0.2,resolver' },
      'dns.invalid',
      'dns',
      { value: '10.0.0.2,resolver', entry: 'resolver' },
    ],
    [
      { ...static4, dns: '10.0.0.2\n10.0.0.3' },
      'value.controlCharacter',
      'dns',
      { value: '10.0.0.2\n10.0.0.3' },
    ],
    [
      { ...static4, dns: '10.0.0.2,0.0.0.0' },
      'address.unusable',
      'dns',
      { value: '0.0.0.0', why: 'unspecified' },
    ],
    [
      { ...static4, dns: 'fe80::1' },
      'address.unusable',
      'dns',
      { value: 'fe80::1', why: 'linkLocal' },
    ],
    [{ ...static6, address6: '' }, 'value.missing', 'address6', missing('')],
    [
      { ...static6, address6: 'fd00::5' },
      'address6.prefixMissing',
      'address6',
      { value: 'fd00::5' },
    ],
    [{ ...static6, address6: '/64' }, 'address6.invalid', 'address6', { value: '/64' }],
    [
      { ...static6, address6: 'fd00::5/64/64' },
      'address6.invalid',
      'address6',
      { value: 'fd00::5/64/64' },
    ],
    [
      { ...static6, address6: '10.0.0.5/24' },
      'address6.invalid',
      'address6',
      { value: '10.0.0.5/24' },
    ],
    [
      { ...static6, address6: 'fd00::5%eth0/64' },
      'address6.invalid',
      'address6',
      { value: 'fd00::5%eth0/64' },
    ],
    ...['', '0', '129', '064', '1000', ' 64', '6 4', '-1', 'x', '64x', '６４'].map(
      (prefix): [Partial<ResetDraft>, string, string, object] => [
        { ...static6, address6: `fd00::5/${prefix}` },
        'address6.prefixOutOfRange',
        'address6',
        { value: `fd00::5/${prefix}` },
      ],
    ),
    [
      { ...static6, address6: 'ff02::5/64', gateway6: '' },
      'address.unusable',
      'address6',
      { value: 'ff02::5/64', why: 'multicast' },
    ],
    [
      { ...static6, address6: 'fe80::5/64' },
      'address.unusable',
      'address6',
      { value: 'fe80::5/64', why: 'linkLocal' },
    ],
    [
      { ...static6, address6: 'fd00::/64' },
      'address.unusable',
      'address6',
      { value: 'fd00::/64', why: 'network' },
    ],
    [
      { ...static6, gateway6: 'fd00::1/64' },
      'address6.invalid',
      'gateway6',
      { value: 'fd00::1/64' },
    ],
    [{ ...static6, gateway6: '\u0085' }, 'value.controlCharacter', 'gateway6', { value: '\u0085' }],
    [
      { ...static6, gateway6: '::' },
      'address.unusable',
      'gateway6',
      { value: '::', why: 'unspecified' },
    ],
    [
      { ...static6, gateway6: 'FD00:0::5' },
      'gateway.isAddress',
      'gateway6',
      { value: 'FD00:0::5' },
    ],
    [
      { ...static6, gateway6: 'fd01::1' },
      'gateway6.outsideSubnet',
      'gateway6',
      { value: 'fd01::1', subnet: 'fd00::5/64' },
    ],
    [
      { coordinatorAddress: '10.0.0.7:443' },
      'coordinator.invalid',
      'coordinatorAddress',
      { value: '10.0.0.7:443' },
    ],
    [
      { coordinatorAddress: '10.0.0.300' },
      'coordinator.invalid',
      'coordinatorAddress',
      { value: '10.0.0.300' },
    ],
    [
      { coordinatorAddress: 'a\nb' },
      'value.controlCharacter',
      'coordinatorAddress',
      { value: 'a\nb' },
    ],
    [
      { coordinatorAddress: '0.0.0.0' },
      'address.unusable',
      'coordinatorAddress',
      { value: '0.0.0.0', why: 'unspecified' },
    ],
    [
      { coordinatorAddress: 'localhost' },
      'address.unusable',
      'coordinatorAddress',
      { value: 'localhost', why: 'loopback' },
    ],
    [
      { coordinatorAddress: 'LocalHost.localdomain' },
      'address.unusable',
      'coordinatorAddress',
      { value: 'LocalHost.localdomain', why: 'loopback' },
    ],
    [
      { ...static4, coordinatorAddress: '10.0.0.5' },
      'coordinator.isThisHost',
      'coordinatorAddress',
      { value: '10.0.0.5' },
    ],
    [
      { ...static6, coordinatorAddress: 'FD00::0:5' },
      'coordinator.isThisHost',
      'coordinatorAddress',
      { value: 'FD00::0:5' },
    ],
  ])('%j: %s', (more, code, path, params) => {
    expect(issues(more)).toEqual([{ code, path, params }]);
  });
});

test('everything wrong is told at once, in the order of the fields', () => {
  const all = issues({
    device: 'eth9',
    vlan: 'x',
    ipv4Mode: 'static',
    address: '10.0.0.256',
    netmask: '24',
    gateway: 'x',
    ipv6Mode: 'static',
    address6: 'x',
    gateway6: 'y',
    dns: 'a b',
    coordinatorAddress: 'c d',
  });
  expect(all.map(({ code, path }) => `${path} ${code}`)).toEqual([
    'device device.notOnThisHost',
    'vlan vlan.invalid',
    'address address.invalid',
    'netmask netmask.invalid',
    'gateway address.invalid',
    'address6 address6.invalid',
    'gateway6 address6.invalid',
    'dns dns.invalid',
    'dns dns.invalid',
    'coordinatorAddress coordinator.invalid',
  ]);
});

describe('the device', () => {
  test('by insisting, one that is not there now, since names are about to be reset', () => {
    expect(makeRequest(draft({ device: 'eth9' }), { ...context, forceDevice: true })).toEqual({
      ok: true,
      value: { ...base, device: 'eth9', mac: null },
    });
  });
  test.each([
    ['names are kept', { device: 'eth9', keepInterfaceNames: true }, {}, 'device.notOnThisHost'],
    [
      'a classic host resets no names',
      { device: 'eth9' },
      { profile: profileOf('classic', null) },
      'device.notOnThisHost',
    ],
    ['a bond goes away for certain', { device: 'bond0' }, {}, 'device.notPhysical'],
    ['a bad name is a bad name', { device: 'a b' }, {}, 'device.invalidName'],
  ] as const)('insisting does not help when %s', (_, more, other, code) => {
    expect(issues(more, { ...other, forceDevice: true }).map((issue) => issue.code)).toEqual([
      code,
    ]);
  });
  test('any good name where the NICs cannot be read', () => {
    expect(
      makeRequest(draft({ device: 'eth9' }), { ...context, nics: unknown('unreadable') }),
    ).toEqual({ ok: true, value: { ...base, device: 'eth9', mac: null } });
  });
  test('a host without NICs says so', () => {
    expect(issues({}, { nics: known([]) })).toEqual([
      { code: 'device.notOnThisHost', path: 'device', params: { value: 'eth1', available: '' } },
    ]);
  });
});

describe("the coordinator's address", () => {
  test.each([
    ['10.0.0.9', '10.0.0.9'],
    ['nonsense !', null],
    ['', null],
    ['127.0.0.1', '127.0.0.1'],
  ])('%j is no issue on a coordinator', (typed, kept) => {
    const made = makeRequest(draft({ coordinatorAddress: typed }), {
      ...context,
      pool: { role: 'coordinator' },
    });
    expect(made).toEqual({ ok: true, value: { ...base, coordinatorAddress: kept } });
  });
  test("may be this host's own on a coordinator, which ignores it", () => {
    expect(
      issues({ ...static4, coordinatorAddress: '10.0.0.5' }, { pool: { role: 'coordinator' } }),
    ).toEqual([]);
  });
  test('counts on a host without a role', () => {
    expect(
      issues({ coordinatorAddress: 'a b' }, { pool: { role: 'broken' } }).map(
        (issue) => issue.code,
      ),
    ).toEqual(['coordinator.invalid']);
  });
});

describe('a classic host', () => {
  const classic = { profile: profileOf('classic', null) };
  test.each([{}, static4])('takes %j', (more) => {
    expect(issues(more, classic)).toEqual([]);
  });
  test.each([
    [{ vlan: '20' }, 'vlan', '20'],
    [{ ipv6Mode: 'dhcp' }, 'ipv6Mode', 'dhcp'],
    [{ ipv4Mode: 'None', ipv6Mode: 'none' }, 'ipv4Mode', 'None'],
  ])('has no %j', (more, path, value) => {
    expect(issues(more, classic)).toContainEqual({
      code: 'profile.unsupported',
      path,
      params: { value, profile: 'classic' },
    });
  });
});

test('never throws; either a request or at least one issue about a field that is there', () => {
  fc.assert(
    fc.property(anyDraft, fc.boolean(), (typed, forceDevice) => {
      const made = makeRequest(typed, { ...context, forceDevice });
      if (made.ok) return made.value.device === typed.device;
      return (
        made.error.length > 0 &&
        made.error.every(
          (issue) => Object.hasOwn(typed, issue.path) && issue.params['value'] !== undefined,
        )
      );
    }),
    { numRuns: 1000 },
  );
});
