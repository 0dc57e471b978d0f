import { opened, press, shown, type Walk } from '../../support/console-walk.js';
import { supporterFacts } from '../../support/host/walk-host.js';
import { dhcp, seen } from './walk-words.js';

/** The form with the cursor in this field. */
function at(form: Walk, label: string): Walk {
  let walk = form;
  for (let tabs = 0; tabs < 4; tabs += 1) {
    if (shown(walk).some((line) => line.startsWith(`> ${label}:`))) return walk;
    walk = press(walk, 'tab');
  }
  throw new Error(`no field ${label} in:\n${seen(form)}`);
}

function fill(form: Walk, label: string, value: string): Walk {
  return press(at(form, label), 'clear', `type:${value}`);
}

const address = press(opened(), 'enter', 'enter', 'enter');
const settings = press(opened(), 'enter', 'enter', 'home', 'enter');
const ipv6 = press(settings, 'down', 'down', 'enter', 'end', 'enter');

/** The forms of the reset, on a host whose eth0 has 10.0.0.4/24 and the gateway 10.0.0.1. */
const forms = {
  address,
  VLAN: press(settings, 'down', 'enter'),
  IPv6: ipv6,
  'filled IPv6': fill(ipv6, 'IPv6 address', 'fd00::10/64'),
  coordinator: press(opened(supporterFacts()), ...dhcp),
} as const;

const ipv4 = 'is not an IPv4 address';

test.each<[keyof typeof forms, string, string, string]>([
  ['address', 'IP address', '', 'Enter an IPv4 address, like 192.168.0.10.'],
  ['address', 'IP address', '10.20.0', `"10.20.0" ${ipv4}`],
  ['address', 'IP address', '10.20.0.07', `"10.20.0.07" ${ipv4}`],
  ['address', 'IP address', '10.0.0.300', `"10.0.0.300" ${ipv4}`],
  ['address', 'IP address', 'fd00::10', '"fd00::10" is an IPv6 address'],
  [
    'address',
    'IP address',
    '127.0.0.1',
    '"127.0.0.1" is a loopback address, which never leaves the host',
  ],
  ['address', 'IP address', '224.0.0.5', '"224.0.0.5" is a multicast address'],
  ['address', 'IP address', '10.0.0.255', '"10.0.0.255" is the broadcast address of 10.0.0.0/24'],
  ['address', 'Netmask', '', 'Enter a netmask, like 255.255.255.0.'],
  ['address', 'Netmask', '255.0.255.0', '"255.0.255.0" is not a netmask'],
  [
    'address',
    'Netmask',
    '255.255.0.255',
    '"255.255.0.255" is not a netmask: the mask must be contiguous',
  ],
  ['address', 'Netmask', '/240', '"/240" is not a netmask'],
  ['address', 'Gateway', '10.0.0.4', '"10.0.0.4" is the address of this host itself'],
  [
    'address',
    'Gateway',
    'router',
    `"router" ${ipv4}; enter an IPv4 address, like 192.168.0.1, or leave it empty.`,
  ],
  [
    'address',
    'DNS servers',
    '10.0.0.2, ns1',
    '"ns1" is not an IP address; enter IP addresses separated by commas, or leave it empty.',
  ],
  ['address', 'DNS servers', '10.0.0.2,10.0.0.256', '"10.0.0.256" is not an IP address'],
  [
    'VLAN',
    'VLAN',
    '4095',
    '"4095" is too large for a VLAN tag; enter a number from 0 to 4094, or leave it empty.',
  ],
  ['VLAN', 'VLAN', '-1', '"-1" is not a VLAN tag'],
  ['VLAN', 'VLAN', 'office', '"office" is not a VLAN tag'],
  [
    'VLAN',
    'VLAN',
    '007',
    '"007" has a leading zero, which programs read differently; write 7 if that is what you mean.',
  ],
  [
    'IPv6',
    'IPv6 address',
    'fd00::10',
    '"fd00::10" has no prefix length; write it after the address, like fd00::10/64.',
  ],
  [
    'IPv6',
    'IPv6 address',
    'fd00::10/129',
    'The prefix length of "fd00::10/129" must be a number from 1 to 128',
  ],
  ['IPv6', 'IPv6 address', 'fd00:::10/64', '"fd00:::10/64" is not an IPv6 address'],
  ['IPv6', 'IPv6 address', '::1/128', '"::1/128" is a loopback address'],
  ['filled IPv6', 'IPv6 gateway', 'fd00::10', '"fd00::10" is the address of this host itself'],
  [
    'address',
    'DNS servers',
    '10.0.0.2 fd00::53',
    '"fd00::53" cannot be reached: IPv6 is none. Remove it, or set up IPv6 ' +
      'first (IPv6 under Advanced).',
  ],
  [
    'coordinator',
    'Coordinator address',
    '10.0.0.7:443',
    '"10.0.0.7:443" is neither an IP address nor a host name',
  ],
  [
    'coordinator',
    'Coordinator address',
    '10.0.0',
    '"10.0.0" is neither an IP address nor a host name',
  ],
])('in the %s form %s = %j is refused: %s', (name, label, value, words) => {
  const form = forms[name];
  // Enter goes to the next field, and from the last one on: a wrong value holds it.
  const refused = press(fill(form, label, value), 'enter', 'enter', 'enter', 'enter');
  const lines = shown(refused);
  expect(lines[0]).toBe(shown(form)[0]);
  const place = lines.findIndex((line) => line.startsWith('>'));
  expect(lines.slice(place, place + 2).join('\n')).toContain(`> ${label}: ${value}\n  ! ${words}`);
  // Correcting takes the sentence away at once.
  expect(seen(press(refused, 'type:1'))).not.toContain(words);
});
