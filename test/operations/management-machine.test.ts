import {
  isIpv4,
  known,
  unknown,
  type Ipv4,
  type ManagementStatus,
  type Nic,
  type TemporaryAddress,
} from '../../src/model/index.js';
import {
  differencesOf,
  withKernel,
  type OtherFacts,
  type KernelFacts,
} from '../../src/operations/management/management-machine.js';
import { hostStatus } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';

const { management } = hostStatus();
const told: ManagementStatus =
  management.known && management.value !== null ? management.value : fail();

function fail(): never {
  throw new Error('the usual host has a management interface');
}

function kernel(shown: readonly string[] | null, nics: readonly Nic[]): KernelFacts {
  const none = unknown('notLooked');
  return { bridge: 'xenbr0', shown, nics: known(nics), wiring: none, vlanDevices: none };
}

const nothing: OtherFacts = {
  gateways: unknown('notLooked'),
  nameServers: unknown('notLooked'),
  wantedMtu: null,
  temporary: [],
};

/** What is shown, and where that differs, on a machine with these addresses and NICs. */
function seen(wanted: ManagementStatus, machine: KernelFacts, beside: Partial<OtherFacts> = {}) {
  const now = withKernel(wanted, machine);
  return { now, differences: differencesOf(wanted, now, machine, { ...nothing, ...beside }) };
}

const ipv4 = (text: string): Ipv4 => (isIpv4(text) ? text : fail());
const forAWhile = (address: string, gateway: string | null): TemporaryAddress => ({
  address: ipv4(address),
  prefixLength: 24,
  on: 'xenbr0',
  until: 0,
  gateway: gateway === null ? null : ipv4(gateway),
  madeInterface: false,
});

const bridge = nicWithMac('xenbr0', '01', { physical: false });
const usual = [nicWithMac('eth0', '01'), bridge];

test('a machine as it should be differs in nothing', () => {
  expect(seen(told, kernel(['10.0.0.4/24'], usual))).toEqual({ now: told, differences: [] });
  expect(seen(told, kernel(null, usual))).toEqual({ now: told, differences: [] });
});

test("an address that is gone, or another one, is the kernel's word", () => {
  expect(seen(told, kernel([], usual))).toMatchObject({
    now: { address: '', netmask: '' },
    differences: [{ of: 'address', wanted: '10.0.0.4', found: '' }],
  });
  expect(seen(told, kernel(['10.9.9.9/16'], usual))).toMatchObject({
    now: { address: '10.9.9.9', netmask: '255.255.0.0' },
    differences: [{ of: 'address', wanted: '10.0.0.4', found: '10.9.9.9' }],
  });
});

test('one more address is told, unless it was put on for a while', () => {
  const two = kernel(['192.0.2.7/24', '10.0.0.4/24'], usual);
  expect(seen(told, two)).toMatchObject({
    now: { address: '10.0.0.4' },
    differences: [{ of: 'oneMore', wanted: '', found: '192.0.2.7' }],
  });
  expect(seen(told, two, { temporary: [forAWhile('192.0.2.7', null)] }).differences).toEqual([]);
});

const wished: ManagementStatus = {
  ...told,
  mode: 'static',
  netmask: '255.255.255.0',
  gateway: '10.0.0.1',
  dns: ['10.0.0.2', '10.0.0.3'],
  modeV6: 'none',
};
const whole = kernel(['10.0.0.4/24'], usual);
const through = (...addresses: readonly string[]): Partial<OtherFacts> => ({
  gateways: known(addresses.map((address) => ({ family: 4, address, device: 'xenbr0' }) as const)),
});
const asking = (...servers: readonly string[]): Partial<OtherFacts> => ({
  nameServers: known({ servers, search: [] }),
});

test.each<readonly [string, ManagementStatus, KernelFacts, Partial<OtherFacts>, object | null]>([
  ['another netmask', wished, kernel(['10.0.0.4/16'], usual), {}, { of: 'netmask' }],
  [
    'another netmask from DHCP',
    { ...wished, mode: 'dhcp' },
    kernel(['10.0.0.4/16'], usual),
    {},
    null,
  ],
  ['a deleted route', wished, whole, through(), { of: 'gateway', wanted: '10.0.0.1', found: '' }],
  [
    'another route',
    wished,
    whole,
    through('10.0.0.9'),
    { of: 'gateway', wanted: '10.0.0.1', found: '10.0.0.9' },
  ],
  [
    'the route beside another',
    wished,
    whole,
    through('10.0.0.9', '10.0.0.1'),
    { of: 'oneMoreRoute', wanted: '', found: '10.0.0.9' },
  ],
  [
    'the route beside one that was made for a while',
    wished,
    whole,
    {
      ...through('10.0.0.9', '10.0.0.1'),
      temporary: [forAWhile('192.0.2.7', '10.0.0.9')],
    },
    null,
  ],
  [
    'the route of another interface, which has it by other_config',
    { ...wished, elsewhere: ['defaultRoute'] },
    whole,
    through('192.168.7.1'),
    null,
  ],
  ['another route from DHCP', { ...wished, mode: 'dhcp' }, whole, through('10.0.0.9'), null],
  ['a deleted route of DHCP', { ...wished, mode: 'dhcp' }, whole, through(), { of: 'gateway' }],
  ['no route wanted', { ...wished, gateway: '' }, whole, through('10.0.0.9'), null],
  ['the same name servers', wished, whole, asking('10.0.0.3', '10.0.0.2'), null],
  [
    'a name server that is not asked',
    wished,
    whole,
    asking('10.0.0.2', '1.1.1.1'),
    { of: 'nameServers', wanted: '10.0.0.3', found: '10.0.0.2, 1.1.1.1' },
  ],
  ['no name server', wished, whole, asking(), { of: 'nameServers', found: '' }],
  [
    'name servers of another interface, which has them by other_config',
    { ...wished, elsewhere: ['nameServers'] },
    whole,
    asking('1.1.1.1'),
    null,
  ],
  ['name servers from DHCP', { ...wished, mode: 'dhcp' }, whole, asking(), null],
])('%s', (_what, wanted, machine, beside, difference) => {
  expect(seen(wanted, machine, beside).differences).toEqual(
    difference === null ? [] : [expect.objectContaining(difference)],
  );
});

test.each<readonly [number | null, number | null, number | null, string | null]>([
  [1500, 1500, 1500, null],
  [1500, 1400, 1500, '1400'],
  [9000, 9000, 1500, '1500'],
  [1500, 1500, 9000, null],
  [null, 1400, 1400, null],
  [1500, null, null, null],
])('an MTU of %s is wanted, the bridge has %s, the port %s', (wantedMtu, above, below, found) => {
  const nics = [
    { ...nicWithMac('eth0', '01'), mtu: below },
    { ...bridge, mtu: above },
  ];
  expect(seen(told, kernel(['10.0.0.4/24'], nics), { wantedMtu }).differences).toEqual(
    found === null ? [] : [{ of: 'mtu', wanted: String(wantedMtu), found }],
  );
});

test('another address from DHCP is none to be told, no address is', () => {
  const dhcp = { ...told, mode: 'dhcp' } as const;
  expect(seen(dhcp, kernel(['10.9.9.9/24'], usual))).toMatchObject({
    now: { address: '10.9.9.9' },
    differences: [],
  });
  expect(seen(dhcp, kernel([], usual)).differences).toHaveLength(1);
  expect(seen({ ...dhcp, address: '' }, kernel([], usual)).differences).toEqual([]);
});

test('a bridge that is gone, and a card that was exchanged', () => {
  expect(seen(told, kernel([], [nicWithMac('eth0', '01')]))).toMatchObject({
    now: { address: '' },
    differences: [{ of: 'bridge', wanted: 'xenbr0', found: '' }],
  });
  expect(seen(told, kernel(['10.0.0.4/24'], [nicWithMac('eth0', '99'), bridge]))).toMatchObject({
    now: { mac: '00:16:3e:00:00:99' },
    differences: [{ of: 'mac', wanted: '00:16:3e:00:00:01', found: '00:16:3e:00:00:99' }],
  });
});

test('a port that is gone has neither link nor MAC, whatever XAPI remembers', () => {
  expect(seen(told, kernel(['10.0.0.4/24'], [bridge])).now).toMatchObject({
    link: 'unknown',
    mac: '',
    address: '10.0.0.4',
  });
  // Of a tree, which nobody runs, XAPI's word is the last one.
  expect(seen(told, kernel(null, [bridge])).now).toEqual(told);
});

test('a bridge that was set down is said to be so, and not its address gone', () => {
  const off = nicWithMac('xenbr0', '01', { physical: false, carrier: null });
  expect(seen(told, kernel([], [nicWithMac('eth0', '01'), off])).differences).toEqual([
    { of: 'switchedOff', wanted: 'xenbr0', found: '' },
  ]);
});

test('IPv6 is compared as addresses, not as texts', () => {
  const six = { ...told, modeV6: 'static', addresses6: ['2001:db8::5/64'] } as const;
  const shown = ['10.0.0.4/24', 'fe80::1/64', '2001:0db8:0::5/64'];
  expect(seen(six, kernel(shown, usual))).toMatchObject({
    now: { addresses6: ['2001:0db8:0::5/64'] },
    differences: [],
  });
  expect(seen(six, kernel(['10.0.0.4/24', 'fe80::1/64'], usual)).differences).toEqual([
    { of: 'address', wanted: '2001:db8::5', found: '' },
  ]);
});

test('a static IPv6 address with another prefix is told, and one more address', () => {
  const six = { ...told, modeV6: 'static', addresses6: ['2001:db8::5/64'] } as const;
  expect(seen(six, kernel(['10.0.0.4/24', '2001:db8:0::5/128'], usual)).differences).toEqual([
    { of: 'address', wanted: '2001:db8::5/64', found: '2001:db8:0::5/128' },
  ]);
  const two = kernel(['10.0.0.4/24', '2001:db8::5/64', '2001:db8::9/64'], usual);
  expect(seen(six, two).differences).toEqual([{ of: 'oneMore', wanted: '', found: '2001:db8::9' }]);
  expect(seen({ ...six, modeV6: 'autoconf' }, two).differences).toEqual([]);
});

test('a second default route of IPv6 is told, one that a router has announced is not', () => {
  const six = {
    ...told,
    gateway: '',
    modeV6: 'static',
    addresses6: ['2001:db8::5/64'],
    gateway6: '2001:db8::1',
  } as const;
  const at = kernel(['10.0.0.4/24', '2001:db8::5/64'], usual);
  const through6 = (...addresses: readonly string[]): Partial<OtherFacts> => ({
    gateways: known(
      addresses.map((address) => ({ family: 6, address, device: 'xenbr0' }) as const),
    ),
  });
  expect(seen(six, at, through6('fe80::1', '2001:0db8::1')).differences).toEqual([]);
  expect(seen(six, at, through6('2001:db8::1', '2001:db8::2')).differences).toEqual([
    { of: 'oneMoreRoute', wanted: '', found: '2001:db8::2' },
  ]);
});

test('IPv6 addresses that a router gave may change, but are told when none is left', () => {
  const six = {
    ...told,
    mode: 'none',
    address: '',
    modeV6: 'autoconf',
    addresses6: ['2001:db8::5/64', 'fe80::1/64'],
  } as const;
  expect(seen(six, kernel(['2001:db8::77/64'], usual)).differences).toEqual([]);
  expect(seen(six, kernel(['fe80::2/64'], usual)).differences).toEqual([
    { of: 'address', wanted: '2001:db8::5', found: '' },
  ]);
  const off = nicWithMac('xenbr0', '01', { physical: false, carrier: null });
  expect(seen(six, kernel([], [nicWithMac('eth0', '01'), off])).differences).toEqual([
    { of: 'switchedOff', wanted: 'xenbr0', found: '' },
  ]);
  expect(seen({ ...six, modeV6: 'none' }, kernel([], usual)).differences).toEqual([]);
});
