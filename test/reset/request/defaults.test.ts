import { commandDraft, consoleDraft } from '../../../src/reset/request/defaults.js';
import { emptyDraft } from '../../../src/reset/request/draft.js';
import { known, unknown } from '../../../src/model/known.js';
import { profileOf } from '../../../src/model/profile.js';
import { facts, nic } from '../../support/host/facts.js';

const bonded = {
  nics: known([nic('eth0'), nic('eth1', { memberOf: 'bond0' }), nic('bond0', { physical: false })]),
};
const staticText =
  "LABEL='eth0'\nMODE='static'\nMODEV6='static'\nVLAN='20'\nIP='10.0.0.5'\n" +
  "NETMASK='255.255.255.0'\nGATEWAY='10.0.0.1'\nIPv6='fd00::5/64'\n" +
  "IPv6_GATEWAY='fd00::1'\nDNS='10.0.0.2'\n";

describe('the device', () => {
  test.each<[string, string, object, string]>([
    ["is the firstboot data's", "LABEL='eth1'", {}, 'eth1'],
    [
      'of a bond is its first member on this host',
      "LABEL='bond0'\nBOND_MODE='x'\nBOND_MEMBERS='eth7,eth1,eth0'",
      bonded,
      'eth1',
    ],
    ['of a bond without members is a port of it', "LABEL='bond0'", bonded, 'eth1'],
    ['that is not there stays, for the issue to name it', "LABEL='eth9'", {}, 'eth9'],
    [
      'that is physical wins over members',
      "LABEL='eth0'\nBOND_MODE='lacp'\nBOND_MEMBERS='eth1'",
      bonded,
      'eth0',
    ],
    [
      'is kept where the NICs cannot be read',
      "LABEL='bond0'\nBOND_MODE='lacp'\nBOND_MEMBERS='eth1'",
      { nics: unknown('unreadable') },
      'bond0',
    ],
    ['is empty when nothing names one', "MODE='dhcp'", {}, ''],
    [
      'of a bond is never a bond',
      "LABEL='bond0'\nBOND_MODE='lacp'\nBOND_MEMBERS='bond0, eth0'",
      bonded,
      'eth0',
    ],
    ['does not follow members without a mode', "LABEL='eth9'\nBOND_MEMBERS='eth1'", {}, 'eth9'],
  ])('%s', (_, management, more, device) => {
    expect(commandDraft(facts({ management }, more)).device).toBe(device);
  });
});

test('the command starts from device and VLAN, and nothing else of the old configuration', () => {
  expect(commandDraft(facts({ management: staticText }))).toEqual({
    ...emptyDraft,
    device: 'eth0',
    vlan: '20',
  });
  expect(commandDraft(facts({ management: null }))).toEqual(emptyDraft);
  expect(
    commandDraft(facts({ management: staticText }, { profile: profileOf('classic', null) })),
  ).toEqual({ ...emptyDraft, device: 'eth0' });
  expect(commandDraft(facts({ management: "LABEL='eth0'\nVLAN='x'" })).vlan).toBe('x');
  expect(commandDraft(facts({ management: "LABEL='eth0'\nVLAN='0012'" })).vlan).toBe('12');
});

test('the console starts from the present values', () => {
  expect(consoleDraft(facts({ management: staticText, poolConf: 'slave:10.0.0.7' }))).toEqual({
    device: 'eth0',
    vlan: '20',
    ipv4Mode: 'static',
    address: '10.0.0.5',
    netmask: '255.255.255.0',
    gateway: '10.0.0.1',
    ipv6Mode: 'static',
    address6: 'fd00::5/64',
    gateway6: 'fd00::1',
    dns: '10.0.0.2',
    coordinatorAddress: '10.0.0.7',
    bondMembers: '',
    bondMode: '',
    keepInterfaceNames: false,
  });
  expect(consoleDraft(facts({ management: null }))).toEqual(emptyDraft);
  expect(
    consoleDraft(facts({ management: null, poolConf: 'slave:fd00::7' })).coordinatorAddress,
  ).toBe('fd00::7');
});

test.each([
  ["MODE='DHCP'", 'dhcp', 'none'],
  ["MODE='STATIC'\nMODEV6='AutoConf'", 'static', 'autoconf'],
  ["MODEV6='dhcp'", 'none', 'dhcp'],
  ["MODE='none'\nMODEV6='static'", 'none', 'static'],
  ["LABEL='x'", 'dhcp', 'none'],
  ["MODE='x'\nMODEV6='y'", 'dhcp', 'none'],
  ["MODE='none'\nMODEV6='none'", 'dhcp', 'none'],
])('modes of %j are %s and %s', (management, ipv4Mode, ipv6Mode) => {
  expect(consoleDraft(facts({ management }))).toMatchObject({ ipv4Mode, ipv6Mode });
});

test('a classic host has no IPv6 to start from', () => {
  expect(
    consoleDraft(facts({ management: "MODEV6='dhcp'" }, { profile: profileOf('classic', null) })),
  ).toMatchObject({ ipv4Mode: 'dhcp', ipv6Mode: 'none' });
});

test.each([
  ['master', ''],
  ['slave:10.0.0.7:443', ''],
  ['slave:pool.example.com', 'pool.example.com'],
  ['broken', ''],
])('pool.conf %j offers %j', (poolConf, offered) => {
  expect(consoleDraft(facts({ poolConf })).coordinatorAddress).toBe(offered);
});
