import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { isIpv4, unknown, type Ipv4, type WireFinding } from '../../../src/model/index.js';
import { askedSince, opened, press, shown, tell, type Walk } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

function ip(text: string): Ipv4 {
  if (!isIpv4(text)) throw new Error(`${text} is no address`);
  return text;
}

const offer = {
  code: 'dhcpOffer',
  server: ip('10.9.0.1'),
  address: ip('10.9.0.57'),
  prefixLength: 22,
  gateway: ip('10.9.0.1'),
  dns: [ip('10.9.0.2'), ip('10.9.0.3')],
} as const;

const looks = (asked: readonly Effect[]) => asked.filter(({ kind }) => kind === 'lookAtWire');

/** The wire's answer to the last look. */
function heard(at: Walk, ...findings: readonly WireFinding[]): ConsoleEvent {
  const look = at.effects.findLast((effect) => effect.kind === 'lookAtWire');
  if (look?.kind !== 'lookAtWire') throw new Error('the wire was not asked');
  return { kind: 'wire', question: look.question, findings, settled: false };
}

/** eth1 was chosen, and a static address. */
const ipv4 = press(opened(), 'enter', 'down', 'enter');
const form = press(ipv4, 'enter');
const fields = (at: Walk): readonly string[] =>
  shown(at)
    .filter((line) => /^[> ] [A-Z].*: ?/u.test(line))
    .map((line) => line.slice(2));

test('the look begins when the port is chosen, and the static form asks nothing more', () => {
  expect(looks(opened().effects)).toEqual([]);
  expect(looks(press(opened(), 'enter').effects)).toEqual([]);
  expect(looks(askedSince(opened(), ipv4))).toEqual([
    {
      kind: 'lookAtWire',
      question: {
        device: 'eth1',
        vlan: null,
        dhcp: true,
        routers: true,
        addresses: [],
        gateways: [],
      },
      seconds: 86_400,
      raise: false,
    },
  ]);
  expect(looks(askedSince(ipv4, form))).toEqual([]);
  expect(looks(askedSince(ipv4, press(ipv4, 'up', 'enter')))).toEqual([]);
});

test('it ends with the dialogue, however that ends', () => {
  const stops = (at: Walk) => at.effects.filter(({ kind }) => kind === 'stopLooking').length;
  expect(stops(press(form, 'escape', 'escape', 'escape'))).toBe(0);
  expect(stops(press(form, 'escape', 'escape', 'escape', 'escape'))).toBe(1);
  const preview = press(ipv4, 'end', 'enter', 'home', 'enter');
  expect(shown(preview).join(' ')).toContain('Emergency Network Reset');
  expect(stops(preview)).toBe(0);
});

test('what was heard on an earlier page is still known at the static form', () => {
  const told = press(tell(ipv4, heard(ipv4, offer)), 'enter');
  expect(shown(told).join(' ')).toContain('offer 10.9.0.57/22');
});

test('another port begins another look, and so does another VLAN', () => {
  const other = press(ipv4, 'escape', 'home', 'enter');
  expect(looks(askedSince(ipv4, other))).toMatchObject([{ question: { device: 'eth0' } }]);
  const advanced = press(ipv4, 'home', 'enter');
  const vlan = press(advanced, 'down', 'enter', 'type:20', 'enter');
  expect(looks(askedSince(ipv4, vlan))).toMatchObject([
    { question: { device: 'eth1', vlan: 20, addresses: [] } },
  ]);
  const preview = press(vlan, 'home', 'enter');
  expect(looks(askedSince(vlan, preview))).toEqual([]);
});

test('F8 fills in what an offer says, but not its address', () => {
  const told = tell(form, heard(form, offer));
  expect(fields(told)).toEqual(fields(form));
  expect(shown(told).join(' ')).toContain('offer 10.9.0.57/22 from 10.9.0.1, gateway 10.9.0.1');
  expect(fields(press(told, 'f8'))).toEqual([
    'IP address: ',
    'Netmask: 255.255.252.0',
    'Gateway: 10.9.0.1',
    'DNS servers: 10.9.0.2,10.9.0.3',
  ]);
});

test('F8 leaves what was typed, before the offer and after it', () => {
  const typed = press(form, 'type:10.9.0.9/16', 'tab', 'tab', 'clear', 'type:10.9.0.254');
  const told = press(tell(typed, heard(typed, offer)), 'tab', 'clear', 'f8');
  expect(fields(told)).toEqual([
    'IP address: 10.9.0.9',
    'Netmask: 255.255.0.0',
    'Gateway: 10.9.0.254',
    'DNS servers: 10.9.0.2,10.9.0.3',
  ]);
});

test('F8 leaves what was typed in a form that is opened again', () => {
  const typed = press(form, 'type:10.0.0.9/24', 'tab', 'tab', 'clear', 'type:10.0.0.254', 'tab');
  const told = tell(typed, heard(typed, offer));
  const again = press(told, 'enter', 'escape');
  expect(looks(askedSince(told, again))).toEqual([]);
  expect(fields(press(again, 'f8'))).toEqual([
    'IP address: 10.0.0.9',
    'Netmask: 255.255.255.0',
    'Gateway: 10.0.0.254',
    'DNS servers: 10.9.0.2,10.9.0.3',
  ]);
});

test('an offer without netmask, gateway and name servers empties no field', () => {
  const bare = { ...offer, prefixLength: null, gateway: null, dns: [] };
  expect(fields(press(tell(form, heard(form, bare)), 'f8'))).toEqual(fields(form));
});

test('without an offer F8 does nothing, and no offer is told', () => {
  const silent = tell(form, heard(form, { code: 'noDhcpOffer', device: 'eth1', seconds: 8 }));
  expect(shown(press(silent, 'f8'))).toEqual(shown(form));
});

test('an offer on another port or VLAN does not count', () => {
  const told = tell(form, heard(form, offer));
  const other = press(told, 'escape', 'escape', 'home', 'enter', 'enter');
  expect(shown(other).join(' ')).not.toContain('10.9.0.57');
  expect(looks(askedSince(told, other))).toMatchObject([{ question: { device: 'eth0' } }]);
  const vlan = press(
    press(told, 'type:10.0.0.9/24', 'tab', 'tab', 'tab', 'enter'),
    'down',
    'enter',
    'type:20',
    'enter',
    'escape',
  );
  expect(shown(vlan).join(' ')).not.toContain('10.9.0.57');
  expect(looks(askedSince(told, vlan))).toMatchObject([{ question: { device: 'eth1', vlan: 20 } }]);
});

test('no frame is sent while no port is named', () => {
  const nameless = opened(hostFacts({ nics: unknown('unreadable') }));
  const at = press(nameless, 'enter', 'clear', 'enter');
  expect(looks(at.effects)).toEqual([]);
});
