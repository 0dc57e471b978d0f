import { execFileSync } from 'node:child_process';
import { parseManagement, printManagement } from '../../../src/reset/files/firstboot-data.js';
import { request, static4, static6 } from '../../support/host/facts.js';

const nothing = {
  device: '',
  mode: '',
  modeV6: '',
  vlan: '',
  address: '',
  netmask: '',
  gateway: '',
  address6: '',
  gateway6: '',
  dns: '',
  domain: '',
  bondMode: '',
  bondMembers: '',
};
const full = `LABEL='eth0'
MODE='static'
MODEV6="static"
VLAN=20
IP='10.0.0.5'
NETMASK='255.255.255.0'
GATEWAY='10.0.0.1'
IPv6='fd00::5/64'
IPv6_GATEWAY='fd00::1'
DNS='10.0.0.2,10.0.0.3'
DOMAIN='example.com lab.example.com'
BOND_MODE='balance-slb'
BOND_MEMBERS='eth0,eth1'
UNKNOWN='x'
`;

test('reads every key', () => {
  expect(parseManagement(full)).toEqual({
    device: 'eth0',
    mode: 'static',
    modeV6: 'static',
    vlan: '20',
    address: '10.0.0.5',
    netmask: '255.255.255.0',
    gateway: '10.0.0.1',
    address6: 'fd00::5/64',
    gateway6: 'fd00::1',
    dns: '10.0.0.2,10.0.0.3',
    domain: 'example.com lab.example.com',
    bondMode: 'balance-slb',
    bondMembers: 'eth0,eth1',
  });
});

test.each([
  ["LABEL='eth0'", { ...nothing, device: 'eth0' }],
  ['X=1\n# note\n', nothing],
  ['', null],
  ['\n \n', null],
  ['garbage\n', null],
  ["LABEL='eth0'\n\0\0", null],
])('%j is %j', (text, management) => {
  expect(parseManagement(text)).toEqual(management);
});

const none4 = { ipv4Mode: 'none' };
test.each([
  ['DHCP', {}, "LABEL='eth1'\nMODE='dhcp'\n"],
  ['VLAN 0', { vlan: '0' }, "LABEL='eth1'\nMODE='dhcp'\nVLAN='0'\n"],
  [
    'static',
    static4,
    "LABEL='eth1'\nMODE='static'\nIP='10.0.0.5'\nNETMASK='255.255.255.0'\nGATEWAY='10.0.0.1'\n" +
      "DNS='10.0.0.2,10.0.0.3'\n",
  ],
  [
    'static alone',
    { ...static4, gateway: '', dns: '' },
    "LABEL='eth1'\nMODE='static'\nIP='10.0.0.5'\nNETMASK='255.255.255.0'\n",
  ],
  ['IPv6 autoconf', { ...none4, ipv6Mode: 'autoconf' }, "LABEL='eth1'\nMODEV6='autoconf'\n"],
  ['both DHCP', { ipv6Mode: 'dhcp' }, "LABEL='eth1'\nMODE='dhcp'\nMODEV6='dhcp'\n"],
  [
    'IPv6 static',
    { ...none4, ...static6, dns: 'fd00::2' },
    "LABEL='eth1'\nMODEV6='static'\nIPv6='fd00::5/64'\nIPv6_GATEWAY='fd00::1'\nDNS='fd00::2'\n",
  ],
  [
    'IPv6 static without gateway',
    { ...none4, ...static6, gateway6: '' },
    "LABEL='eth1'\nMODEV6='static'\nIPv6='fd00::5/64'\n",
  ],
  [
    'everything',
    { ...static4, ...static6, vlan: '20' },
    "LABEL='eth1'\nMODE='static'\nMODEV6='static'\nVLAN='20'\nIP='10.0.0.5'\n" +
      "NETMASK='255.255.255.0'\nGATEWAY='10.0.0.1'\nIPv6='fd00::5/64'\nIPv6_GATEWAY='fd00::1'\n" +
      "DNS='10.0.0.2,10.0.0.3'\n",
  ],
])("%s is written in the original's order", (_, fields, text) => {
  expect(printManagement(request(fields), null)).toBe(text);
});

test.each([
  ['static', { ...static4, gateway: '', dns: '' }, "DOMAIN='example.com lab.example.com'\n"],
  [
    'IPv6 static',
    { ipv6Mode: 'static', address6: 'fd00::5/64' },
    "DOMAIN='example.com lab.example.com'\n",
  ],
  ['DHCP', {}, ''],
])('%s: a domain that was there ends the file as %j, a bond is forgotten', (_, fields, end) => {
  expect(printManagement(request(fields), parseManagement(full))).toBe(
    printManagement(request(fields), null) + end,
  );
});

test('any domain of letters, digits, dots and dashes is carried over', () => {
  const domain = 'lab09.Example-Zone.com az_AZ.net';
  expect(printManagement(request(static4), { ...nothing, domain })).toBe(
    `${printManagement(request(static4), null)}DOMAIN='${domain}'\n`,
  );
});

test.each(["it's", '', ' $(x)!', 'a\tb', '"x"'])(
  'a domain %j that no line could hold is not carried over',
  (domain) => {
    expect(printManagement(request(static4), { ...nothing, domain })).toBe(
      printManagement(request(static4), null),
    );
  },
);

test('a shell sources it', () => {
  const text = printManagement(request({ ...static4, ...static6 }), parseManagement(full));
  const script =
    `${text}printf '%s|' "$LABEL" "$MODE" "$MODEV6" "$IP" "$IPv6" "$IPv6_GATEWAY" "$DNS" ` +
    '"$DOMAIN"';
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(
    'eth1|static|static|10.0.0.5|fd00::5/64|fd00::1|10.0.0.2,10.0.0.3|example.com lab.example.com|',
  );
});
