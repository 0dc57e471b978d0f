import type { HostFacts } from '../../../src/model/host/host-facts.js';
import { hazards } from '../../../src/reset/hazards/hazards.js';
import { known, unknown } from '../../../src/model/known.js';
import { profileOf } from '../../../src/model/profile.js';
import { facts, nic, request, static4 } from '../../support/host/facts.js';
import { found, management, managementOn, blocks, warns, informs } from './hazard-cases.js';

test('a whole host has none', () => {
  expect(found({})).toEqual([]);
});

describe('a VLAN device in the kernel', () => {
  const device = { name: 'storage20', tag: 20, device: 'eth1', memberOf: null };
  const warning = warns('vlan.inUse', { vlan: '20', device: 'eth1', name: 'storage20' });
  test.each<[string, HostFacts['vlanDevices'], string, readonly object[]]>([
    ["of no bridge is somebody else's", known([device]), '20', [warning]],
    ["on a bridge may be XAPI's own", known([{ ...device, memberOf: 'xapi3' }]), '20', []],
    ['with another tag', known([{ ...device, tag: 21 }]), '20', []],
    ['on another interface', known([{ ...device, device: 'eth0' }]), '20', []],
    ['and no VLAN wanted', known([device]), '', []],
    ['unreadable', unknown('unreadable', 'EIO'), '20', []],
  ])('%s', (_name, vlanDevices, vlan, expected) => {
    expect(found({}, { vlanDevices }, { vlan })).toEqual(expected);
  });
});

describe('the NIC', () => {
  const device = 'eth1';
  test.each<[object, readonly object[]]>([
    [{ carrier: false }, [warns('nic.noCarrier', { device })]],
    [{ carrier: null }, []],
    [{ memberOf: 'bond0' }, [warns('nic.bonded', { device, bond: 'bond0', mode: '' })]],
    [{ memberOf: 'xenbr1' }, []],
    [{ memberOf: 'uplink' }, [warns('nic.bonded', { device, bond: 'uplink', mode: '' })]],
    [{ memberOf: 'bondless' }, []],
  ])('%j', (more, expected) => {
    expect(
      found(
        {},
        {
          nics: known([
            nic('eth0', { carrier: false, memberOf: 'bond0' }),
            nic('eth1', more),
            nic('uplink', { physical: false, bondMode: 'active-backup' }),
            nic('bondless', { physical: false }),
          ]),
        },
      ),
    ).toEqual(expected);
  });
  test('unknown', () => {
    expect(found({}, { nics: unknown('unreadable', 'EIO') })).toEqual([
      warns('nics.unknown', { device, reason: 'unreadable', detail: 'EIO' }),
    ]);
  });
  test('forced', () => {
    const host = facts();
    expect(hazards(request({ device: 'eth9' }, host, true), host)[0]).toEqual(
      warns('nic.absent', { device: 'eth9' }),
    );
  });
  test('a classic host needs its MAC', () => {
    const profile = profileOf('classic', null);
    const unnamed = blocks('nic.macUnknown', { device });
    expect(found({}, { profile, nics: known([nic('eth1', { mac: null })]) })).toEqual([unnamed]);
    expect(found({}, { profile, nics: unknown('absent') })).toEqual([
      unnamed,
      warns('nics.unknown', { device, reason: 'absent', detail: '' }),
    ]);
    expect(found({}, { profile })).toEqual([]);
    expect(found({}, { nics: known([nic('eth1', { mac: null })]) })).toEqual([]);
  });
});

test.each<[string, string, readonly object[]]>([
  [
    "LABEL='eth1'\nVLAN='20'",
    '20',
    [informs('vlan.carriedOver', { vlan: '20', device: 'eth1', from: 'eth1' })],
  ],
  [
    "LABEL='eth0'\nVLAN='020'",
    '20',
    [warns('vlan.carriedOver', { vlan: '20', device: 'eth1', from: 'eth0' })],
  ],
  ["LABEL='eth0'\nVLAN='20'", '', []],
  ["LABEL='eth0'\nVLAN='20'", '21', []],
  ["LABEL='eth0'", '20', []],
])('firstboot data %j and VLAN %j', (text, vlan, expected) => {
  expect(found({ management: text }, {}, { vlan })).toEqual(expected);
});

test('a VLAN of the firstboot data that the management interface does not use now is a warning', () => {
  const carried = { vlan: '20', device: 'eth1', from: 'eth1' };
  const text = "LABEL='eth1'\nVLAN='20'";
  const at = (vlan: string): readonly object[] =>
    found({ management: text }, { now: known(managementOn('eth1', vlan)) }, { vlan: '20' });
  expect(at('20')).toEqual([informs('vlan.carriedOver', carried)]);
  expect(at('')).toContainEqual(warns('vlan.carriedOver', carried));
});

test('a VLAN of a host without firstboot data was typed', () => {
  expect(found({ management: null }, {}, { vlan: '20' })).toEqual([
    informs('management.absent', { path: management }),
  ]);
});

test('VMs, HA, clustering and losses, known or not', () => {
  expect(
    found(
      {},
      {
        runningVms: known([
          { uuid: 'a', name: 'web' },
          { uuid: 'b', name: 'db' },
        ]),
      },
    ),
  ).toEqual([warns('vms.running', { count: '2', names: 'web, db' })]);
  expect(found({}, { runningVms: unknown('timedOut', 'xl') })).toEqual([
    warns('vms.unknown', { reason: 'timedOut', detail: 'xl' }),
  ]);
  expect(found({}, { haArmed: known(true) })).toEqual([
    {
      code: 'ha.armed',
      severity: 'blocks',
      params: { role: 'coordinator' },
      overridable: true,
    },
  ]);
  expect(found({}, { haArmed: unknown('absent') })).toEqual([
    warns('ha.unknown', { reason: 'absent', detail: '' }),
  ]);
  expect(found({}, { haEnabled: known(true) })).toEqual([
    {
      code: 'ha.enabled',
      severity: 'blocks',
      params: { role: 'coordinator' },
      overridable: true,
    },
  ]);
  expect(found({}, { haEnabled: unknown('unreachable') })).toEqual([
    warns('ha.enabledUnknown', { role: 'coordinator', reason: 'unreachable', detail: '' }),
  ]);
  expect(found({}, { haArmed: unknown('absent'), haEnabled: unknown('notLooked') })).toEqual([
    warns('ha.unknown', { reason: 'absent', detail: '' }),
  ]);
  expect(found({}, { loss: unknown('unreachable') })).toEqual([
    informs('loss.unknown', { reason: 'unreachable', detail: '' }),
  ]);
  const loss = {
    pifs: ['eth0'],
    bonds: [],
    vlans: [],
    tunnels: [],
    sriovNetworks: [],
    clusterHosts: ['c1', 'c2'],
  };
  expect(found({}, { loss: known(loss) })).toEqual([
    { code: 'cluster.enabled', severity: 'blocks', params: { names: 'c1, c2' }, overridable: true },
  ]);
  expect(found({}, { loss: known({ ...loss, clusterHosts: [] }) })).toEqual([]);
});

test.each<[object, Partial<HostFacts>, boolean]>([
  [{}, {}, true],
  [{ keepInterfaceNames: true }, {}, false],
  [{}, { renameScript: false }, false],
  // From a rescue system the command is only named.
  [{}, { commandsOnlyNamed: true }, false],
  [{}, { profile: profileOf('classic', null) }, true],
])('names move with %j on %j: %s', (draft, more, move) => {
  const host = facts({}, more);
  expect(hazards(request(draft, host), host).filter(({ code }) => code === 'names.reset')).toEqual(
    move ? [informs('names.reset', { device: 'eth1' })] : [],
  );
});

test('the gravest come first', () => {
  const host = facts(
    { management: null, poolConf: null },
    { haArmed: known(true), loss: unknown('absent') },
  );
  expect(hazards(request({}, host), host).map(({ severity }) => severity)).toEqual([
    'blocks',
    'warns',
    'informs',
    'informs',
    'informs',
  ]);
});

test.each<[string, Partial<HostFacts>, string, string]>([
  ['eth1', { sanBoot: known({ unmanaged: ['eth1'], plugged: [] }) }, 'nic.bootsIscsi', 'blocks'],
  ['eth1', { sanBoot: known({ unmanaged: [], plugged: ['eth1'] }) }, 'nic.bootsFcoe', 'warns'],
  ['eth1', { unmanagedPorts: ['eth1'] }, 'nic.unmanaged', 'warns'],
  ['enx3cecef12a054', {}, 'nic.nameTooLong', 'blocks'],
  ['side-1234-eth0', {}, 'nic.nameTooLong', 'blocks'],
])('%s, which the start-up would refuse, is told before: %j', (device, more, code, severity) => {
  const nics = known([nic(device, { mac: null })]);
  const host = facts({}, { nics, ...more });
  expect(hazards(request({ device }, host), host)).toContainEqual(
    expect.objectContaining({ code, severity }),
  );
});

test('a bond of Open vSwitch is one as well, with its mode', () => {
  const bonds = [{ device: 'bond0', members: ['eth0', 'eth1'], mode: 'lacp' }];
  expect(found({}, { wiring: known({ source: 'pool', bonds, networks: [] }) })).toEqual([
    warns('nic.bonded', { device: 'eth1', bond: 'bond0', mode: 'lacp' }),
  ]);
});

test('management that is elsewhere now, and what the coordinator gives back', () => {
  const host = facts(
    {},
    { now: known(managementOn('eth0', '20')), returning: known(['VLAN 20 on eth0']) },
  );
  const codes = hazards(request({}, host), host).map(({ code }) => code);
  expect(codes).toContain('management.moves');
  expect(codes).not.toContain('supporter.returning');
  const supporter = facts(
    { poolConf: 'slave:10.0.0.1' },
    { returning: known(['VLAN 20 on eth0']) },
  );
  expect(hazards(request({}, supporter), supporter)).toContainEqual(
    informs('supporter.returning', { names: 'VLAN 20 on eth0' }),
  );
});

test('a mask of one host and a gateway outside the subnet are warnings', () => {
  const codes = (more: object): readonly string[] => {
    const host = facts();
    return hazards(request({ ...static4, ...more }, host), host).map(({ code }) => code);
  };
  expect(codes({ netmask: '255.255.255.255' })).toContain('subnet.single');
  expect(codes({ gateway: '10.0.1.1' })).toContain('gateway.outside');
  const six = { ipv6Mode: 'static', address6: 'fd00::10/64' };
  const host = facts();
  expect(hazards(request({ ...six, gateway6: 'fd01::1' }, host), host)).toContainEqual({
    ...informs('gateway.outside', { gateway: 'fd01::1', subnet: 'fd00::/64' }),
    severity: 'warns',
  });
  expect(codes({ ...six, gateway6: 'fe80::1' })).not.toContain('gateway.outside');
  expect(codes({ ...six, address6: 'fd00::10/128', gateway6: 'fd01::1' })).toEqual(
    expect.arrayContaining(['subnet.single']),
  );
});

test('name servers beside IPv6 autoconf are kept, and who may not use them is told', () => {
  const host = facts();
  const six = { ipv4Mode: 'none', ipv6Mode: 'autoconf', dns: 'fd00::53' };
  const asked = request(six, host);
  expect(asked.dns).toEqual(['fd00::53']);
  expect(hazards(asked, host)).toContainEqual(informs('dns.autoconf', { servers: 'fd00::53' }));
});
