import {
  known,
  noAddresses,
  noNetworking,
  unknown,
  type FileState,
  type HostNetworking,
  type HostPif,
} from '../../../src/model/index.js';
import {
  formerDraft,
  formerManagement,
  formerValues,
  keep,
  traced,
  type FormerManagement,
} from '../../../src/reset/index.js';
import { facts, nic } from '../../support/host/facts.js';
import { handmadePif } from '../../support/rebuild/host.js';
import { present } from '../../support/host/well-host.js';

const absent: FileState = { state: 'absent' };
const firstboot = (text: string) => ({
  kept: null,
  basis: facts({ management: text }).files,
});
const keptOf = (networking: Partial<HostNetworking>, management: FileState = absent) => ({
  kept: keep(traced({ ...noNetworking, ...networking }, { from: 'xapi' }), ''),
  basis: { ...facts().files, management },
});

const none: FormerManagement = {
  device: 'eth0',
  vlan: '',
  mode: 'dhcp',
  address: '',
  netmask: '',
  gateway: '',
  dns: '',
  modeV6: 'none',
  address6: '',
  gateway6: '',
  bondMembers: '',
  bondMode: '',
};

const addresses = {
  ...noAddresses,
  mode: 'static',
  address: '10.0.0.5',
  netmask: '255.255.255.0',
  gateway: '10.0.0.1',
  dns: '10.0.0.2',
} as const;
const addresses6 = {
  mode6: 'static',
  addresses6: ['', 'fd00::5/64'],
  gateway6: 'fd00::1',
} as const;
const management = (more: Partial<HostPif> = {}): HostPif =>
  handmadePif('eth0', { management: true, addresses: { ...noAddresses, mode: 'dhcp' }, ...more });

test.each<readonly [what: string, pif: Partial<HostPif>, former: Partial<FormerManagement>]>([
  ['DHCP', {}, {}],
  [
    'DHCP, with the addresses of its lease',
    { addresses: { ...addresses, mode: 'dhcp' } },
    { mode: 'dhcp' },
  ],
  ['a VLAN', { vlan: 20 }, { vlan: '20' }],
  [
    'static',
    { addresses },
    {
      mode: 'static',
      address: '10.0.0.5',
      netmask: '255.255.255.0',
      gateway: '10.0.0.1',
      dns: '10.0.0.2',
    },
  ],
  [
    'static IPv6 alone: the name servers are its own',
    { addresses: { ...addresses, mode: 'none', ...addresses6 } },
    {
      mode: 'none',
      dns: '10.0.0.2',
      modeV6: 'static',
      address6: 'fd00::5/64',
      gateway6: 'fd00::1',
    },
  ],
  [
    'static IPv6 without an address',
    { addresses: { ...noAddresses, ...addresses6, addresses6: [] } },
    { mode: 'none', modeV6: 'static', gateway6: 'fd00::1' },
  ],
  [
    'Autoconf: the addresses come from the router',
    { addresses: { ...addresses, mode: 'dhcp', ...addresses6, mode6: 'autoconf' } },
    { modeV6: 'autoconf' },
  ],
  [
    'modes of an unknown spelling',
    { addresses: { ...noAddresses, mode: 'unknown', mode6: 'unknown' } },
    { mode: '', modeV6: '' },
  ],
])('the kept management interface, %s', (_, pif, former) => {
  expect(formerManagement(keptOf({ pifs: [handmadePif('eth7'), management(pif)] }))).toEqual({
    ...none,
    ...former,
  });
});

const bond = {
  ref: 'bond',
  master: 'bond0',
  members: ['eth1', 'eth0'],
  mode: 'lacp',
  properties: {},
  otherConfig: {},
  followsMac: true,
};
const ports = [handmadePif('eth0'), handmadePif('eth1')];
const master = management({ ref: 'bond0', device: 'bond0', physical: false, mac: 'x' });
const onBond = { pifs: [...ports, master], bonds: [bond] };
const bonded = { device: 'eth1', bondMembers: 'eth1,eth0', bondMode: 'lacp' };

test('management on a Bond, and on a VLAN of it: the device is its first member', () => {
  expect(formerManagement(keptOf(onBond))).toEqual({ ...none, ...bonded });
  const vlan = { ...master, ref: 'vlan', vlan: 20 };
  const pifs = [...ports, vlan, { ...master, management: false }];
  expect(formerManagement(keptOf({ ...onBond, pifs }))).toEqual({
    ...none,
    ...bonded,
    vlan: '20',
  });
});

test('a Bond that a reset cannot make has no mode, and a Bond of one port is none', () => {
  const with1 = (more: Partial<typeof bond>) =>
    formerManagement(keptOf({ ...onBond, bonds: [{ ...bond, ...more }] }));
  expect(with1({ mode: 'later' })).toEqual({ ...none, ...bonded, bondMode: '' });
  expect(with1({ members: ['eth1'] })).toEqual({ ...none, device: 'eth1' });
  expect(with1({ members: ['eth1', 'gone'] })).toEqual({ ...none, device: 'eth1' });
  expect(with1({ master: 'another' })).toEqual({ ...none, device: 'bond0' });
});

test('a port has the name that its MAC has now, where exactly one port has that MAC', () => {
  const moved = { ...nic('eth0'), device: 'eth5' };
  const deviceAmong = (...nics: readonly ReturnType<typeof nic>[]) =>
    formerManagement(keptOf({ pifs: [management()] }), { nics: known(nics) })?.device;
  expect(deviceAmong(nic('eth1'), moved)).toBe('eth5');
  expect(deviceAmong(nic('eth1'))).toBe('eth0');
  expect(deviceAmong(moved, { ...moved, device: 'eth6' })).toBe('eth0');
  expect(deviceAmong({ ...moved, physical: false })).toBe('eth0');
  const unread = { nics: unknown('notLooked') } as const;
  expect(formerManagement(keptOf({ pifs: [management()] }), unread)?.device).toBe('eth0');
  const swapped = [nic('eth0'), nic('eth1')].map(({ device, ...rest }) => ({
    ...rest,
    device: device === 'eth0' ? 'eth1' : 'eth0',
  }));
  expect(formerManagement(keptOf(onBond), { nics: known(swapped) })).toEqual({
    ...none,
    ...bonded,
    device: 'eth0',
    bondMembers: 'eth0,eth1',
  });
});

test.each<readonly [what: string, text: string, former: Partial<FormerManagement>]>([
  ['DHCP', "LABEL='eth0'\nMODE='DHCP'\n", {}],
  [
    'static, on a VLAN',
    "LABEL='eth0'\nMODE='Static'\nIP='10.0.0.5'\nNETMASK='255.255.255.0'\n" +
      "GATEWAY='10.0.0.1'\nDNS='10.0.0.2'\nVLAN='20'\n",
    {
      vlan: '20',
      mode: 'static',
      address: '10.0.0.5',
      netmask: '255.255.255.0',
      gateway: '10.0.0.1',
      dns: '10.0.0.2',
    },
  ],
  [
    'IPv6',
    "LABEL='eth0'\nMODE='none'\nMODEV6='Static'\nIPv6='fd00::5/64'\nIPv6_GATEWAY='fd00::1'\n",
    { mode: 'none', modeV6: 'static', address6: 'fd00::5/64', gateway6: 'fd00::1' },
  ],
  [
    'a bond',
    "LABEL='bond0'\nMODE='dhcp'\nBOND_MODE='balance-slb'\nBOND_MEMBERS='eth1,eth0'\n",
    { device: 'eth1', bondMembers: 'eth1,eth0', bondMode: 'balance-slb' },
  ],
])('the firstboot data stand in where nothing was kept: %s', (_, text, former) => {
  const { modeV6, ...rest } = formerManagement(firstboot(text)) ?? none;
  const { modeV6: wanted, ...others } = { ...none, ...former };
  expect(rest).toEqual(others);
  expect(modeV6 === '' ? 'none' : modeV6).toBe(wanted);
});

test('the kept networking is asked first, then the firstboot data, and then nothing is known', () => {
  const file = present("LABEL='eth3'\nMODE='dhcp'\n");
  expect(formerManagement(keptOf({ pifs: [management()] }, file))?.device).toBe('eth0');
  expect(formerManagement(keptOf({ pifs: ports }, file))?.device).toBe('eth3');
  expect(formerManagement(keptOf({ pifs: ports }))).toBeNull();
  expect(formerManagement({ kept: null, basis: { ...facts().files, management: absent } })).toBe(
    null,
  );
});

test('an unknown mode becomes DHCP in the draft, and no IPv6', () => {
  expect(formerValues({ ...none, mode: '', modeV6: '' })).toMatchObject({
    ipv4Mode: 'dhcp',
    ipv6Mode: 'none',
  });
  expect(formerValues({ ...none, mode: 'static', modeV6: 'autoconf' })).toMatchObject({
    ipv4Mode: 'static',
    ipv6Mode: 'autoconf',
  });
});

test('the draft of a second reset keeps the names and the coordinator of a supporter', () => {
  const reset = (poolConf: string) => ({
    ...keptOf({ pifs: [management()] }),
    basis: facts({ poolConf }).files,
  });
  const now = { nics: known([]) };
  expect(formerDraft(reset('slave:10.0.0.7'), now)).toMatchObject({
    device: 'eth0',
    ipv4Mode: 'dhcp',
    coordinatorAddress: '10.0.0.7',
    keepInterfaceNames: true,
  });
  expect(formerDraft(reset('master'), now)).toMatchObject({ coordinatorAddress: '' });
  const nothing = { kept: null, basis: { ...facts().files, management: absent } };
  expect(formerDraft(nothing, now)).toBeNull();
});
