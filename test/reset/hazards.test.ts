import type { FileState, HostFacts } from '../../src/reset/facts.js';
import type { Hazard } from '../../src/reset/hazard.js';
import { hazards } from '../../src/reset/hazards.js';
import { known, unknown } from '../../src/reset/known.js';
import { profileOf } from '../../src/reset/profile.js';
import type { ResetDraft } from '../../src/reset/draft.js';
import type { PoolRole } from '../../src/reset/facts.js';
import { facts, inventoryText, nic, request, type HostTexts } from '../support/facts.js';

/** What every coordinator hears; left out below. */
const usual = new Set(['coordinator.supportersFollow', 'names.reset']);

function found(
  texts: HostTexts,
  more: Partial<HostFacts> = {},
  draft: Partial<ResetDraft> = {},
): readonly Hazard[] {
  const host = facts(texts, more);
  return hazards(request(draft, host), host).filter((hazard) => !usual.has(hazard.code));
}

/** A host on which one file is in a state. */
function withFile(
  file: keyof HostFacts['files'],
  state: FileState,
  more: Partial<HostFacts> = {},
): readonly Hazard[] {
  const { files } = facts();
  return found({}, { files: { ...files, [file]: state }, ...more });
}

const inventory = '/etc/xensource-inventory';
const management = '/etc/firstboot.d/data/management.conf';
const poolConf = '/etc/xensource/pool.conf';
const trigger = '/var/tmp/network-reset';
const broken: FileState = { state: 'unreadable', detail: 'EIO' };
const folder: FileState = { state: 'wrongKind', kind: 'directory' };
const link: FileState = { state: 'wrongKind', kind: 'link' };

const blocks = (code: string, params: object): object => ({
  code,
  severity: 'blocks',
  params,
  overridable: false,
});
const warns = (code: string, params: object): object => ({
  code,
  severity: 'warns',
  params,
  overridable: false,
});
const informs = (code: string, params: object): object => ({
  code,
  severity: 'informs',
  params,
  overridable: false,
});

test('a whole host has none', () => {
  expect(found({})).toEqual([]);
});

describe('the inventory', () => {
  test.each<[FileState, object]>([
    [{ state: 'absent' }, blocks('inventory.absent', { path: inventory })],
    [broken, blocks('inventory.unreadable', { path: inventory, detail: 'EIO' })],
    [folder, blocks('inventory.unreadable', { path: inventory, detail: 'directory' })],
  ])('%j', (state, hazard) => {
    expect(withFile('inventory', state)).toEqual([hazard]);
  });
  test.each([
    [
      '',
      blocks('inventory.identityMissing', {
        path: inventory,
        keys: 'INSTALLATION_UUID, CONTROL_DOMAIN_UUID',
      }),
    ],
    [
      inventoryText.slice(0, inventoryText.indexOf('CONTROL')),
      blocks('inventory.identityMissing', { path: inventory, keys: 'CONTROL_DOMAIN_UUID' }),
    ],
    [`${inventoryText}\0`, blocks('inventory.damaged', { path: inventory })],
  ])('%#: torn', (text, hazard) => {
    expect(found({ inventory: text })).toEqual([hazard]);
  });
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

describe('the firstboot data', () => {
  const unread = { management: null };
  test.each<[string, FileState, object]>([
    ['networkd', { state: 'absent' }, informs('management.absent', { path: management })],
    ['networkd', broken, blocks('management.unreadable', { path: management, detail: 'EIO' })],
    [
      'networkd',
      folder,
      blocks('management.unreadable', { path: management, detail: 'directory' }),
    ],
    ['classic', broken, warns('management.unreadable', { path: management, detail: 'EIO' })],
  ])('%s: %j', (name, state, hazard) => {
    expect(
      withFile('management', state, {
        ...unread,
        profile: profileOf(name === 'classic' ? 'classic' : 'networkd', null),
      }),
    ).toEqual([hazard]);
  });
  test('damaged', () => {
    expect(found({ management: 'garbage' })).toEqual([
      warns('management.damaged', { path: management }),
    ]);
  });
});

describe('pool.conf', () => {
  const address = { coordinatorAddress: '10.0.0.9' };
  const becomes = warns('poolConf.becomesSupporter', { path: poolConf, address: '10.0.0.9' });
  test.each<[string | null, object]>([
    [null, warns('poolConf.absent', { path: poolConf })],
    ['broken', warns('poolConf.broken', { path: poolConf })],
  ])('%j', (text, hazard) => {
    expect(found({ poolConf: text })).toEqual([hazard]);
    expect(found({ poolConf: text }, {}, address)).toEqual([hazard, becomes]);
  });
  test.each(['nonsense', 'slave', 'slave:', 'master slave:10.0.0.7', ''])(
    'damaged (%j) stops a reset that does not replace it',
    (text) => {
      const params = { path: poolConf, detail: text };
      expect(found({ poolConf: text })).toEqual([blocks('poolConf.damaged', params)]);
      expect(found({ poolConf: text }, {}, address)).toEqual([
        warns('poolConf.damaged', params),
        becomes,
      ]);
    },
  );
  test('unreadable stops only a reset that has to replace it', () => {
    const pool: PoolRole = { role: 'unknown', reason: 'unreadable', detail: 'EIO' };
    expect(found({}, { pool })).toEqual([
      warns('poolConf.unreadable', { path: poolConf, detail: 'EIO' }),
    ]);
    expect(found({}, { pool }, address)).toEqual([
      blocks('poolConf.unreadable', { path: poolConf, detail: 'EIO' }),
    ]);
  });
  const sameDevice = informs('supporter.sameDevice', { device: 'eth1' });
  const kept = informs('supporter.coordinatorKept', { address: '10.0.0.7' });
  test.each<[string, readonly object[]]>([
    ['', [kept, sameDevice]],
    ['10.0.0.7', [kept, sameDevice]],
    ['10.0.0.9', [sameDevice]],
  ])('of a supporter given %j', (coordinatorAddress, expected) => {
    expect(found({ poolConf: 'slave:10.0.0.7' }, {}, { coordinatorAddress })).toEqual(expected);
  });
  test('of a coordinator', () => {
    const host = facts();
    expect(
      hazards(request(address, host), host).filter(({ code }) => code.startsWith('coordinator')),
    ).toEqual([
      informs('coordinator.ignored', { address: '10.0.0.9' }),
      informs('coordinator.supportersFollow', {}),
    ]);
  });
});

test.each<[FileState, object]>([
  [
    { state: 'present', text: 'x', mode: 0o644, uid: 0, gid: 0, real: trigger },
    warns('trigger.pending', { path: trigger }),
  ],
  [link, blocks('trigger.isLink', { path: trigger })],
  [folder, blocks('trigger.unreadable', { path: trigger, detail: 'directory' })],
  [broken, blocks('trigger.unreadable', { path: trigger, detail: 'EIO' })],
])('a trigger that is %j', (state, hazard) => {
  expect(withFile('trigger', state)).toEqual([hazard]);
});

test.each<[FileState, readonly object[]]>([
  [{ state: 'absent' }, []],
  [
    folder,
    [
      blocks('networkdDatabase.unreadable', {
        path: '/var/lib/xcp/networkd.db',
        detail: 'directory',
      }),
    ],
  ],
  [
    broken,
    [blocks('networkdDatabase.unreadable', { path: '/var/lib/xcp/networkd.db', detail: 'EIO' })],
  ],
])('a networkd database that is %j', (state, expected) => {
  expect(withFile('networkdDatabase', state)).toEqual(expected);
  expect(withFile('networkdDatabase', state, { profile: profileOf('classic', null) })).toEqual([]);
});

describe('the NIC', () => {
  const device = 'eth1';
  test.each<[object, readonly object[]]>([
    [{ carrier: false }, [warns('nic.noCarrier', { device })]],
    [{ carrier: null }, []],
    [{ memberOf: 'bond0' }, [warns('nic.bonded', { device, bond: 'bond0' })]],
    [{ memberOf: 'xenbr1' }, []],
  ])('%j', (more, expected) => {
    expect(
      found(
        {},
        { nics: known([nic('eth0', { carrier: false, memberOf: 'bond0' }), nic('eth1', more)]) },
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
    { code: 'ha.armed', severity: 'blocks', params: {}, overridable: true },
  ]);
  expect(found({}, { haArmed: unknown('absent') })).toEqual([
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
  [{}, { profile: profileOf('classic', null) }, false],
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
