import { profileOf, known } from '../../src/model/index.js';
import { makeRequest, parseTrigger, type ResetDraft } from '../../src/reset/index.js';
import { issueText, triggerIssueText } from '../../src/text/index.js';
import { draft, nic, static4, static6 } from '../support/host/facts.js';

function sentences(
  more: Partial<ResetDraft>,
  face: 'command' | 'console',
  profile: 'classic' | 'networkd' = 'networkd',
): readonly string[] {
  const made = makeRequest(draft(more), {
    profile: profileOf(profile, null),
    nics: known([nic('eth0'), nic('eth1'), nic('bond0', { physical: false })]),
    pool: { role: 'broken' },
    forceDevice: false,
  });
  return made.ok ? [] : made.error.map((issue) => issueText(issue, face));
}

test.each<[Partial<ResetDraft>, string]>([
  [{ device: '' }, '--device: is missing; enter the network interface, like eth0.'],
  [
    { device: 'eth0\u001b[2J' },
    '--device: holds a line break or another control character; enter the network ' +
      'interface, like eth0.',
  ],
  [
    { device: 'a b' },
    '--device: "a b" cannot be the name of a network interface; enter the network ' +
      'interface, like eth0.',
  ],
  [
    { device: 'eth9' },
    '--device: this host has no network interface "eth9"; use one of eth0, eth1.',
  ],
  [
    { device: 'bond0' },
    '--device: "bond0" is not a physical network interface and is removed by the reset; use ' +
      'one of eth0, eth1.',
  ],
  [
    { vlan: 'x' },
    '--vlan: "x" is not a VLAN tag; enter a number from 0 to 4094, or --novlan for none.',
  ],
  [
    { vlan: '0012' },
    '--vlan: "0012" has a leading zero, which programs read differently; write 12 if that is ' +
      'what you mean.',
  ],
  [
    { vlan: '4095' },
    '--vlan: "4095" is too large for a VLAN tag; enter a number from 0 to 4094, or ' +
      '--novlan for none.',
  ],
  [{ ipv4Mode: 'auto' }, '--mode: "auto" is not a mode; use one of none, dhcp, static.'],
  [
    { ipv4Mode: 'none' },
    '--mode: IPv4 and IPv6 are both none, so the host would come back without an address; ' +
      'choose a mode for one of them.',
  ],
  [
    { ...static4, address: 'x' },
    '--ip: "x" is not an IPv4 address; enter an IPv4 address, like 192.168.0.10.',
  ],
  [
    { ...static4, address: '0.0.0.0', gateway: '' },
    '--ip: "0.0.0.0" means "no address"; enter an IPv4 address, like 192.168.0.10.',
  ],
  [
    { ...static4, address: '127.0.0.1', gateway: '' },
    '--ip: "127.0.0.1" is a loopback address, which never leaves the host; enter an IPv4 ' +
      'address, like 192.168.0.10.',
  ],
  [
    { ...static4, address: '240.0.0.1', gateway: '' },
    '--ip: "240.0.0.1" is a reserved address; enter an IPv4 address, like 192.168.0.10.',
  ],
  [
    { ...static4, address: '255.255.255.255', gateway: '' },
    '--ip: "255.255.255.255" is the broadcast address of every network; enter an IPv4 ' +
      'address, like 192.168.0.10.',
  ],
  [
    { ...static4, address: '10.0.0.255' },
    '--ip: "10.0.0.255" is the broadcast address of 10.0.0.0/24; enter an IPv4 address, ' +
      'like 192.168.0.10.',
  ],
  [
    { ...static4, address: '10.0.0.0' },
    '--ip: "10.0.0.0" is the address of 10.0.0.0/24 itself, not of a host in it; enter an ' +
      'IPv4 address, like 192.168.0.10.',
  ],
  [
    { ...static4, netmask: '240' },
    '--netmask: "240" is not a netmask; enter a netmask, like 255.255.255.0.',
  ],
  [
    { ...static4, netmask: '255.0.255.0' },
    '--netmask: "255.0.255.0" is not a netmask: the mask must be contiguous; enter a ' +
      'netmask, like 255.255.255.0.',
  ],
  [
    { ...static4, gateway: '10.0.0.5' },
    '--gateway: "10.0.0.5" is the address of this host itself; enter the router\'s ' +
      'address, or leave it out.',
  ],
  [
    { ...static4, dns: 'a,224.0.0.1' },
    '--dns: "a" is not an IP address; enter IP addresses separated by commas, or leave it out.',
  ],
  [{ ipv6Mode: 'x' }, '--mode-v6: "x" is not a mode; use one of none, dhcp, autoconf, static.'],
  [
    { ...static6, address6: 'x' },
    '--ipv6: "x" is not an IPv6 address; enter an IPv6 address with prefix length, like ' +
      'fd00::10/64.',
  ],
  [
    { ...static6, address6: '10.0.0.5' },
    '--ipv6: "10.0.0.5" is an IPv4 address; give it with the IPv4 settings (on the command ' +
      'line: --mode=static --ip).',
  ],
  [
    { ...static6, address6: 'fd00::5' },
    '--ipv6: "fd00::5" has no prefix length; write it after the address, like fd00::5/64.',
  ],
  [
    { ...static6, address6: 'fd00::5/129' },
    '--ipv6: the prefix length of "fd00::5/129" must be a number from 1 to 128, like /64.',
  ],
  [
    { ...static6, address6: 'fe80::5/64' },
    '--ipv6: "fe80::5/64" is a link-local address, which other networks cannot reach; ' +
      'enter an IPv6 address with prefix length, like fd00::10/64.',
  ],
  [
    { ...static6, address6: 'fd00::/64' },
    '--ipv6: "fd00::/64" is the address of its subnet itself, not of a host in it; enter ' +
      'an IPv6 address with prefix length, like fd00::10/64.',
  ],
  [
    { ...static6, address6: '::ffff:10.0.0.5/64' },
    '--ipv6: "::ffff:10.0.0.5/64" is an IPv4 address in IPv6 spelling, which no network ' +
      'carries; enter an IPv6 address with prefix length, like fd00::10/64.',
  ],
  [
    { ...static4, dns: 'fd00::53' },
    '--dns: "fd00::53" cannot be reached: IPv6 is none. Remove it, or set up IPv6 first ' +
      '(--mode-v6).',
  ],
  [
    { coordinatorAddress: 'a:1' },
    '--master: "a:1" is neither an IP address nor a host name; enter an IP address or a ' +
      'host name, without port, or leave it out.',
  ],
  [
    { ...static4, coordinatorAddress: '10.0.0.5' },
    '--master: "10.0.0.5" is the address of this host itself; enter the address of ' +
      'the pool coordinator (master).',
  ],
])('%j', (more, sentence) => {
  expect(sentences(more, 'command')[0]).toBe(sentence);
});

test('a classic host says what it can do instead', () => {
  expect(sentences({ vlan: '20', ipv6Mode: 'dhcp' }, 'command', 'classic')).toEqual([
    '--vlan: a host of the profile classic does not support "20"; use an untagged port.',
    '--mode-v6: a host of the profile classic does not support "dhcp"; use none.',
  ]);
});

test('the console names its own labels', () => {
  const all = sentences(
    {
      device: '',
      vlan: 'x',
      ipv4Mode: 'static',
      ipv6Mode: 'static',
      gateway: 'x',
      gateway6: 'y',
      dns: 'z',
      coordinatorAddress: '-',
    },
    'console',
  );
  expect(all.map((sentence) => sentence.slice(0, sentence.indexOf(':')))).toEqual([
    'Device',
    'VLAN',
    'IP address',
    'Netmask',
    'Gateway',
    'IPv6 address',
    'IPv6 gateway',
    'DNS servers',
    'Coordinator address',
  ]);
  expect(
    sentences({ ipv4Mode: 'x', ipv6Mode: 'y' }, 'console').map((sentence) => sentence.slice(0, 9)),
  ).toEqual(['IPv4 mode', 'IPv6 mode']);
});

test('an optional value is given up as its place allows', () => {
  expect(sentences({ vlan: 'x', ...static4, gateway: '10.0.0.5', dns: 'y' }, 'console')).toEqual([
    'VLAN: "x" is not a VLAN tag; enter a number from 0 to 4094, or leave it empty.',
    'Gateway: "10.0.0.5" is the address of this host itself; enter the router\'s address, ' +
      'or leave it empty.',
    'DNS servers: "y" is not an IP address; enter IP addresses separated by commas, or ' +
      'leave it empty.',
  ]);
  const trigger = parseTrigger('DEVICE=eth1\nMODE=dhcp\nVLAN=x\n');
  expect(trigger.ok ? [] : trigger.error.map(triggerIssueText)).toEqual([
    'line 3, VLAN: "x" is not a VLAN tag; enter a number from 0 to 4094, or remove the line.',
  ]);
});

test('what was typed cannot steer the terminal, and a long value is cut', () => {
  expect(sentences({ device: `a\u202e${'b'.repeat(80)}` }, 'command').join()).not.toContain(
    '\u202e',
  );
  expect(sentences({ device: 'b'.repeat(61) }, 'command')).toEqual([
    `--device: "${'b'.repeat(57)}..." cannot be the name of a network interface; enter the ` +
      'network interface, like eth0.',
  ]);
  expect(sentences({ device: 'b'.repeat(60) }, 'command')).toEqual([
    `--device: "${'b'.repeat(60)}" cannot be the name of a network interface; enter the ` +
      'network interface, like eth0.',
  ]);
});

test('an address of the other family is led to its page on the console', () => {
  expect(sentences({ ...static4, address: 'fd00::5' }, 'console')).toEqual([
    'IP address: "fd00::5" is an IPv6 address; enter it on the IPv6 page, under Advanced.',
  ]);
  expect(sentences({ ...static6, gateway6: '10.0.0.1' }, 'console')).toEqual([
    'IPv6 gateway: "10.0.0.1" is an IPv4 address; enter it on the IPv4 page.',
  ]);
});

test('a wrong line of a trigger is named by number and key', () => {
  const parsed = parseTrigger('DEVICE=eth1\nMODE=static\nIP=10.0.0.300\nDEVICE=eth2\n');
  expect(parsed.ok ? [] : parsed.error.map(triggerIssueText)).toEqual([
    'line 3, IP: "10.0.0.300" is not an IPv4 address; enter an IPv4 address, like 192.168.0.10.',
    'NETMASK: is missing; enter a netmask, like 255.255.255.0.',
    'line 4, DEVICE: is there already; keep only one of the lines.',
  ]);
});
