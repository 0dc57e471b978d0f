import type { ManagementStatus } from '../../../src/model/index.js';
import {
  failedFirst,
  mtuCheck,
  verifyManagement,
  verifyNameServers,
  withBefore,
  type VerificationCheck,
} from '../../../src/reset/index.js';
import { request, static4, static6 } from '../../support/host/facts.js';

const mac = '00:16:3e:00:00:01';
const otherMac = '00:16:3e:00:00:02';

/** eth1 as XAPI tells of it after a reset to DHCP. */
const dhcpStatus: ManagementStatus = {
  source: 'xapi',
  device: 'eth1',
  mac,
  vlan: '',
  mode: 'dhcp',
  address: '10.0.0.20',
  netmask: '255.255.255.0',
  gateway: '10.0.0.1',
  dns: ['10.0.0.2'],
  modeV6: 'none',
  addresses6: [],
  gateway6: '',
  members: [],
  link: 'up',
};

/** eth1 as XAPI tells of it after a reset to the static addresses of both families. */
const staticStatus: ManagementStatus = {
  ...dhcpStatus,
  mode: 'static',
  address: static4.address,
  netmask: static4.netmask,
  gateway: static4.gateway,
  dns: ['10.0.0.2', '10.0.0.3'],
  modeV6: 'static',
  addresses6: [static6.address6],
  gateway6: static6.gateway6,
};

const dhcp = request();
const tagged = request({ vlan: '20' });
const bothStatic = request({ ...static4, ...static6 });
const static4Only = request({ ...static4, gateway: '', dns: '' });
const autoconf = request({ ipv4Mode: 'none', ipv6Mode: 'autoconf' });
const dhcp6 = request({ ipv4Mode: 'none', ipv6Mode: 'dhcp' });

/** Each check as `code wanted/got`; a failed one with `!` before it. */
const told = (checks: readonly VerificationCheck[]): readonly string[] =>
  checks.map(({ code, wanted, got, ok }) => `${ok ? '' : '!'}${code} ${wanted}/${got}`);

const bond = {
  device: 'bond0',
  mac: otherMac,
  members: [
    { device: 'eth0', mac: otherMac },
    { device: 'eth1', mac },
  ],
};

test('DHCP as wanted: any address is right, and IPv6 is not mentioned', () => {
  expect(told(verifyManagement(dhcp, mac, dhcpStatus))).toEqual([
    'device eth1/eth1',
    `mac ${mac}/${mac}`,
    'management true/true',
    'ipv4Mode DHCP/DHCP',
    'address /10.0.0.20',
  ]);
});

test('static addresses of both families as wanted', () => {
  expect(told(verifyManagement(bothStatic, mac, staticStatus))).toEqual([
    'device eth1/eth1',
    `mac ${mac}/${mac}`,
    'management true/true',
    'ipv4Mode Static/Static',
    'address 10.0.0.5/10.0.0.5',
    'netmask 255.255.255.0/255.255.255.0',
    'gateway 10.0.0.1/10.0.0.1',
    'ipv6Mode Static/Static',
    'address6 fd00::5/64/fd00::5/64',
    'gateway6 fd00::1/fd00::1',
    'dns 10.0.0.2, 10.0.0.3/10.0.0.2, 10.0.0.3',
  ]);
});

test('without a management interface everything that was wanted has failed', () => {
  expect(told(verifyManagement(bothStatic, mac, null))).toEqual([
    '!device eth1/',
    `!mac ${mac}/`,
    '!management true/false',
    '!ipv4Mode Static/',
    '!address 10.0.0.5/',
    '!netmask 255.255.255.0/',
    '!gateway 10.0.0.1/',
    '!ipv6Mode Static/None',
    '!address6 fd00::5/64/',
    '!gateway6 fd00::1/',
    '!dns 10.0.0.2, 10.0.0.3/',
  ]);
  expect(told(verifyManagement(tagged, null, null))).toEqual([
    '!device eth1/',
    '!mac /',
    '!vlan 20/',
    '!management true/false',
    '!ipv4Mode DHCP/',
    '!address /',
  ]);
});

/** The lines that say something besides the usual. */
test.each<
  readonly [
    what: string,
    wanted: typeof dhcp,
    mac: string | null,
    got: Partial<ManagementStatus>,
    lines: readonly string[],
  ]
>([
  ['the VLAN', tagged, mac, { vlan: '20' }, ['vlan 20/20']],
  ['another VLAN', tagged, mac, { vlan: '21' }, ['!vlan 20/21']],
  ['no VLAN', tagged, mac, {}, ['!vlan 20/']],
  ['a VLAN that nobody wanted', dhcp, mac, { vlan: '20' }, ['!vlan /20']],
  ['no lease', dhcp, mac, { address: '' }, ['!address /']],
  ['a fixed address', dhcp, mac, { mode: 'static' }, ['!ipv4Mode DHCP/Static']],
  ['a mode that nobody knows', dhcp, mac, { mode: 'unknown' }, ['!ipv4Mode DHCP/']],
  ['IPv6 besides', dhcp, mac, { modeV6: 'autoconf' }, ['!ipv6Mode None/Autoconf']],
  ['IPv6 of an unknown mode', dhcp, mac, { modeV6: 'unknown' }, ['!ipv6Mode None/']],
  ['another port', dhcp, mac, { device: 'eth0', mac: otherMac }, ['!device eth1/eth0']],
  ['the port by another name', dhcp, mac, { device: 'eth3' }, ['device eth1/eth3']],
  ['the name on another port', dhcp, mac, { mac: otherMac }, [`!mac ${mac}/${otherMac}`]],
  ['a name whose MAC is not known', dhcp, null, {}, ['device eth1/eth1', `mac /${mac}`]],
  ['another name, no MAC known', dhcp, null, { device: 'eth0' }, ['!device eth1/eth0']],
  ['the Bond of the port', dhcp, mac, bond, ['device eth1/bond0', `mac ${mac}/${mac}`]],
  ['the Bond of the name', dhcp, null, bond, ['device eth1/bond0', `mac /${mac}`]],
  [
    'a Bond of other ports',
    dhcp,
    '00:16:3e:00:00:03',
    bond,
    ['!device eth1/bond0', `!mac 00:16:3e:00:00:03/${otherMac}`],
  ],
  ['IPv4 that nobody wanted', autoconf, mac, {}, ['!ipv4Mode None/DHCP']],
  [
    'IPv6 by itself',
    autoconf,
    mac,
    { mode: 'none', modeV6: 'autoconf', addresses6: ['fd00::9/64', 'fe80::1/64'] },
    ['ipv4Mode None/None', 'ipv6Mode Autoconf/Autoconf', 'address6 /fd00::9/64, fe80::1/64'],
  ],
  ['no IPv6 address yet', dhcp6, mac, { modeV6: 'dhcp' }, ['ipv6Mode DHCP/DHCP', '!address6 /']],
  [
    'no gateway, as wanted',
    static4Only,
    mac,
    { mode: 'static', address: '10.0.0.5', gateway: '' },
    ['address 10.0.0.5/10.0.0.5', 'gateway /'],
  ],
  ['a gateway nobody wanted', static4Only, mac, { mode: 'static' }, ['!gateway /10.0.0.1']],
  [
    'an address beside the wanted one',
    bothStatic,
    mac,
    { ...staticStatus, addresses6: ['fd00::5/64', 'fd00::6/64'] },
    ['!address6 fd00::5/64/fd00::5/64, fd00::6/64'],
  ],
  [
    'another prefix length',
    bothStatic,
    mac,
    { ...staticStatus, addresses6: ['fd00::5/48'] },
    ['!address6 fd00::5/64/fd00::5/48'],
  ],
  [
    'another spelling of the same address',
    bothStatic,
    mac,
    { ...staticStatus, addresses6: ['FD00:0::5/64'], gateway6: 'fd00:0:0::1' },
    ['address6 fd00::5/64/FD00:0::5/64', 'gateway6 fd00::1/fd00:0:0::1'],
  ],
])('%s', (_, wanted, chosen, got, lines) => {
  const checks = told(verifyManagement(wanted, chosen, { ...dhcpStatus, ...got }));
  expect(checks).toEqual(expect.arrayContaining([...lines]));
});

test('a Bond that contains the chosen port says so', () => {
  const device = (got: Partial<ManagementStatus>) =>
    verifyManagement(dhcp, mac, { ...dhcpStatus, ...got })[0];
  expect(device(bond)).toMatchObject({ ok: true, isBond: true });
  expect(device({})).not.toHaveProperty('isBond');
  expect(device({ ...bond, members: bond.members.slice(0, 1) })).not.toHaveProperty('isBond');
});

test.each<readonly [wanted: readonly string[], got: readonly string[], ok: boolean]>([
  [['10.0.0.2', '10.0.0.3'], ['10.0.0.3', '10.0.0.2'], true],
  [['10.0.0.2', 'fd00::1'], ['fd00:0::1', '10.0.0.2'], true],
  [['10.0.0.2'], ['10.0.0.2', '10.0.0.3'], false],
  [['10.0.0.2', '10.0.0.3'], ['10.0.0.2'], false],
  [['10.0.0.2', '10.0.0.3'], ['10.0.0.2', '10.0.0.4'], false],
  [['fd00::1'], ['fd00::2'], false],
  [['ns.example.org'], ['ns.example.org'], true],
  [['ns.example.org'], ['10.0.0.2'], false],
  [['10.0.0.2'], ['ns.example.org'], false],
  [[], [], true],
])('name servers %j, read back as %j: %s', (wanted, got, ok) => {
  expect(verifyNameServers(wanted, got)).toEqual({
    code: 'dns',
    wanted: wanted.join(', '),
    got: got.join(', '),
    ok,
  });
});

test('an MTU to be kept is there, is another one, or is not known', () => {
  expect(told([9000, 1500, null].map((got) => mtuCheck(9000, got)))).toEqual([
    'mtu 9000/9000',
    '!mtu 9000/1500',
    '!mtu 9000/',
  ]);
});

test('failed checks come first, each group in its order', () => {
  const one = (code: VerificationCheck['code'], ok: boolean): VerificationCheck => ({
    code,
    wanted: '',
    got: '',
    ok,
  });
  const checks = [one('device', true), one('mac', false), one('vlan', true), one('dns', false)];
  expect(failedFirst(checks).map(({ code }) => code)).toEqual(['mac', 'dns', 'device', 'vlan']);
});

test('an earlier value stands beside the value of the same check', () => {
  const [device, port, ...rest] = verifyManagement(dhcp, mac, dhcpStatus);
  const before = verifyManagement(dhcp, mac, { ...dhcpStatus, device: 'eth0', mac: otherMac });
  const both = withBefore(
    [device, port, ...rest].flatMap((one) => one ?? []),
    before.slice(0, 1),
  );
  expect(both[0]).toEqual({ ...device, before: 'eth0' });
  expect(both.slice(1)).toEqual([port, ...rest]);
});
