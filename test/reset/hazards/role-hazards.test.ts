import { known, unknown, type HostFacts } from '../../../src/model/index.js';
import { facts, request } from '../../support/host/facts.js';
import { hazards } from '../../../src/reset/hazards/hazards.js';
import { informs, managementOn, warns } from './hazard-cases.js';

const sameDevice = informs('supporter.sameDevice', { device: 'eth1' });
const otherDevice = (now: string, nowVlan: string, vlan = ''): object =>
  warns('supporter.otherDevice', { device: 'eth1', vlan, now, nowVlan });
const bond = [
  { device: 'eth0', mac: '' },
  { device: 'eth1', mac: '' },
];

test.each<[string, HostFacts['coordinatorManagement'], string, readonly object[]]>([
  ['not known', unknown('unreachable'), '', [sameDevice]],
  ['on no interface', known(null), '', [sameDevice]],
  ['on the same device', known(managementOn('eth1')), '', []],
  ['on the same VLAN', known(managementOn('eth1', '20')), '20', []],
  ['on a Bond of that port', known(managementOn('bond0', '', bond)), '', []],
  ['on another device', known(managementOn('eth0')), '', [otherDevice('eth0', '')]],
  ['on a VLAN', known(managementOn('eth1', '20')), '', [otherDevice('eth1', '20')]],
  ['on no VLAN', known(managementOn('eth1')), '20', [otherDevice('eth1', '', '20')]],
  ['on a Bond of others', known(managementOn('bond1')), '', [otherDevice('bond1', '')]],
  [
    'on a Bond of one other port',
    known(managementOn('bond1', '', bond.slice(0, 1))),
    '',
    [otherDevice('bond1', '')],
  ],
])(
  'the device of a supporter, while the coordinator manages %s',
  (_place, coordinatorManagement, vlan, expected) => {
    const host = facts({ poolConf: 'slave:10.0.0.7' }, { coordinatorManagement });
    const told = hazards(request({ vlan }, host), host);
    expect(told.filter(({ code }) => code.endsWith('Device'))).toEqual(expected);
  },
);

test.each<[string, HostFacts['returning'], readonly object[]]>([
  [
    'names them',
    known(['VLAN 20', 'VLAN 30']),
    [informs('supporter.returning', { names: 'VLAN 20; VLAN 30' })],
  ],
  ['has none', known([]), []],
  [
    'does not say',
    unknown('unreachable'),
    [informs('supporter.returningUnknown', { reason: 'unreachable', detail: '' })],
  ],
])('networks that the coordinator gives back, where XAPI %s', (_, returning, expected) => {
  const host = facts({ poolConf: 'slave:10.0.0.7' }, { returning });
  expect(
    hazards(request({}, host), host).filter(({ code }) => code.startsWith('supporter.returning')),
  ).toEqual(expected);
});
