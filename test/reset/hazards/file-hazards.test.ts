import type { FileState, HostFacts, PoolRole } from '../../../src/model/host/host-facts.js';
import type { Hazard } from '../../../src/reset/hazards/hazard.js';
import { hazards } from '../../../src/reset/hazards/hazards.js';
import { profileOf } from '../../../src/model/profile.js';
import { facts, inventoryText, request } from '../../support/host/facts.js';
import { found, management, blocks, warns, informs } from './hazard-cases.js';

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

const poolConf = '/etc/xensource/pool.conf';

const trigger = '/var/tmp/network-reset';

const broken: FileState = { state: 'unreadable', detail: 'EIO' };

const folder: FileState = { state: 'wrongKind', kind: 'directory' };

const link: FileState = { state: 'wrongKind', kind: 'link' };

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
    [
      `${inventoryText}COREDUMP='/dev`,
      blocks('inventory.damaged', { path: inventory, key: 'COREDUMP' }),
    ],
  ])('%#: torn', (text, hazard) => {
    expect(found({ inventory: text })).toEqual([hazard]);
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

test.each<[FileState, object | null]>([
  [
    { state: 'present', text: 'x', mode: 0o644, uid: 0, gid: 0, real: trigger },
    warns('trigger.pending', { path: trigger }),
  ],
  [{ state: 'absent' }, null],
  [{ state: 'absent', foreign: 'link' }, warns('trigger.foreign', { path: trigger, kind: 'link' })],
  [link, blocks('trigger.unreadable', { path: trigger, detail: 'link' })],
  [folder, blocks('trigger.unreadable', { path: trigger, detail: 'directory' })],
  [broken, blocks('trigger.unreadable', { path: trigger, detail: 'EIO' })],
])('a trigger that is %j', (state, hazard) => {
  expect(withFile('trigger', state)).toEqual(hazard === null ? [] : [hazard]);
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
