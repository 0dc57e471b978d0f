import { presentDraft, presentSource } from '../../../src/console/reset/present.js';
import { known, unknown } from '../../../src/model/index.js';
import { hostFacts, hostStatus, supporterFacts } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';

const now = {
  source: 'xapi',
  device: 'eth1',
  mac: '',
  vlan: '30',
  mode: 'dhcp',
  address: '192.0.2.9',
  netmask: '255.255.255.0',
  gateway: '192.0.2.1',
  dns: ['192.0.2.2'],
  modeV6: 'none',
  addresses6: [],
  gateway6: '',
  members: [],
  link: 'up',
} as const;

test(
  'what XAPI says is there now counts before the firstboot data, which its changes do not ' +
    'touch',
  () => {
    expect(presentDraft(hostFacts(), hostStatus({ management: known(now) }))).toMatchObject({
      device: 'eth1',
      vlan: '30',
      ipv4Mode: 'dhcp',
      address: '192.0.2.9',
      netmask: '255.255.255.0',
      gateway: '192.0.2.1',
      dns: '192.0.2.2',
      ipv6Mode: 'none',
      coordinatorAddress: '',
    });
  },
);

test('while XAPI is down, networkd.db and the inventory tell what is there now', () => {
  const status = hostStatus({ xapi: 'stopped', management: known({ ...now, source: 'networkd' }) });
  expect(presentDraft(hostFacts(), status)).toMatchObject({ device: 'eth1', vlan: '30' });
});

test.each([
  ['nothing is read yet', null],
  [
    'nothing else tells',
    hostStatus({ xapi: 'stopped', management: known({ ...now, source: 'firstboot' }) }),
  ],
  ['XAPI does not tell', hostStatus({ management: unknown('refused') })],
  ['there is no management interface', hostStatus({ management: known(null) })],
])('where %s the firstboot data are what is known', (_, status) => {
  expect(presentDraft(hostFacts(), status)).toMatchObject({
    device: 'eth0',
    vlan: '',
    ipv4Mode: 'static',
    address: '10.0.0.4',
    gateway: '10.0.0.1',
    dns: '10.0.0.2',
  });
});

test('a bond gives way to a port of it; a device that is not there to that of the firstboot data', () => {
  const bonded = hostFacts({
    nics: known([
      nicWithMac('eth0', '01'),
      nicWithMac('eth1', '02', { memberOf: 'bond0' }),
      nicWithMac('eth2', '03', { memberOf: 'bond0' }),
    ]),
  });
  expect(
    presentDraft(bonded, hostStatus({ management: known({ ...now, device: 'bond0' }) })).device,
  ).toBe('eth1');
  expect(
    presentDraft(hostFacts(), hostStatus({ management: known({ ...now, device: 'eth7' }) })).device,
  ).toBe('eth0');
});

test('a host of the classic generation starts from nothing that it cannot be reset to', () => {
  const six = known({
    ...now,
    mode: 'none',
    modeV6: 'static',
    addresses6: ['fd00::4/64'],
    gateway6: '',
    members: [],
  } as const);
  expect(presentDraft(hostFacts({}, 'classic'), hostStatus({ management: six }))).toMatchObject({
    vlan: '',
    ipv4Mode: 'dhcp',
    ipv6Mode: 'none',
  });
});

test('a supporter keeps the address of its coordinator', () => {
  expect(
    presentDraft(supporterFacts(), hostStatus({ management: known(now) })).coordinatorAddress,
  ).toBe('10.0.0.7');
});

test.each([
  [hostStatus(), 'xapi'],
  [hostStatus({ management: known({ ...now, source: 'networkd' }) }), 'networkd'],
  [hostStatus({ management: known({ ...now, source: 'firstboot' }) }), 'firstboot'],
  [null, 'firstboot'],
])('who tells the present values is named', (status, source) => {
  expect(presentSource(hostFacts(), status)).toBe(source);
  expect(presentSource(hostFacts({ management: null }), hostStatus())).toBe('xapi');
});
