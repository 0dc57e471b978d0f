import { known, type RestorePreview, type Sr } from '../../../src/model/index.js';
import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import {
  locked,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

const label = 'Backup and Restore';
const backups: ConsoleEvent = {
  kind: 'objects',
  of: 'backups',
  found: known({ backups: [], schedule: 'off', maker: 'host', metadataTools: true }),
};
const sr = (name: string, more: Partial<Sr> = {}): Sr => ({
  ref: name,
  uuid: `uuid-${name}`,
  name,
  type: 'nfs',
  content: 'user',
  shared: true,
  size: 0,
  used: 0,
  uses: [],
  here: { state: 'plugged', pbd: 'b' },
  place: '',
  pluggedOn: [],
  disks: 0,
  ...more,
});
const storage: ConsoleEvent = {
  kind: 'objects',
  of: 'storage',
  found: known({
    srs: [sr('main'), sr('far', { here: { state: 'absent' } }), sr('tools', { type: 'iso' })],
    source: 'xapi',
    disks: [],
  }),
};
const opened = (walk: Walk = ready()): Walk => tell(openItem(walk, label), backups);
const toBackUp = ['end', 'up', 'enter'];
const toRestore = ['end', 'enter'];
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const request = { sr: 'uuid-main', disk: 'd', date: '2026-01-02-03-04-05', of: 'all' } as const;
const preview: RestorePreview = { vms: ['u'], done: 1, refused: 0, said: [], halted: [] };

test('an SR is chosen where disks can be made, and the backup asks first', () => {
  const list = tell(press(opened(), ...toBackUp), storage);
  expect(last(press(opened(), ...toBackUp))).toEqual({ kind: 'readObjects', of: 'storage' });
  expect(seen(list)).toContain('far | nfs (It is not plugged on this host.)');
  expect(seen(list)).not.toContain('tools');
  const ask = press(list, 'enter');
  expect(seen(ask)).toMatch(/SR +main/u);
  expect(press(ask, 'enter').effects).toEqual(ask.effects);
  expect(last(press(ask, 'type:y'))).toEqual({ kind: 'backUpMetadata', sr: 'uuid-main' });
});

/** The question of a restore, once it was tried. */
function asked(found: Partial<RestorePreview>): Walk {
  const dates = press(tell(press(opened(), ...toRestore), storage), 'enter');
  expect(last(dates)).toEqual({ kind: 'readMetadata', sr: 'uuid-main' });
  const read = tell(dates, {
    kind: 'metadataRead',
    sr: 'uuid-main',
    found: { ok: true, value: { disk: 'd', dates: [request.date, 'older'] } },
  });
  const tried = press(read, 'enter', 'enter');
  expect(last(tried)).toEqual({ kind: 'tryMetadata', request });
  expect(seen(tried)).toContain('tried without changing anything');
  const value = { ...preview, ...found };
  return tell(tried, { kind: 'metadataTried', request, found: { ok: true, value } });
}

test('a restore is tried first, and names the VMs whose settings would be lost', () => {
  const ask = asked({ halted: ['mail'], refused: 2, said: ['It is newer.'] });
  expect(shown(ask).join(' ')).toContain('Their present settings are lost');
  expect(seen(ask)).toContain('- mail');
  expect(shown(ask).join(' ')).toContain('Would be refused: 2 VMs');
  expect(seen(ask)).toContain('It is newer.');
  expect(press(ask, 'enter').effects).toEqual(ask.effects);
  expect(last(press(ask, 'type:y'))).toEqual({ kind: 'restoreMetadata', request });
  expect(shown(asked({})).join(' ')).toContain('No present VM is replaced');
  expect(shown(asked({ halted: null })).join(' ')).toContain(
    'The halted VMs that would be replaced are not known.',
  );
});

test('an SR without backups, and one that cannot be read, say so', () => {
  const at = press(tell(press(opened(), ...toRestore), storage), 'enter');
  const none = { ok: true, value: { disk: '', dates: [] } } as const;
  expect(seen(tell(at, { kind: 'metadataRead', sr: 'uuid-main', found: none }))).toContain(
    'This SR has no backup of VM metadata.',
  );
  const failed = { ok: false, error: 'xe-restore-metadata: exit status 1' } as const;
  expect(
    shown(tell(at, { kind: 'metadataRead', sr: 'uuid-main', found: failed })).join(' '),
  ).toContain('The backups cannot be read: xe-restore-metadata: exit status 1');
});

test('a login is asked for before a disk is plugged to look for backups', () => {
  const at = press(tell(press(opened(locked()), ...toRestore), storage), 'enter');
  expect(title(at)).toBe('Log In');
  expect(at.effects.map(({ kind }) => kind)).not.toContain('readMetadata');
});

test('without XAPI the tools cannot be used, and the rows say why', () => {
  const down = opened(ready(hostFacts({ xapi: 'stopped' })));
  expect(seen(down)).toContain('the tools of this host need it');
  expect(press(down, ...toBackUp).effects).toEqual(down.effects);
});
