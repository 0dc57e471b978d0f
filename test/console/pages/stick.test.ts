import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { known, unknown, type Stick } from '../../../src/model/index.js';
import {
  askedSince,
  locked,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';

const good: Stick = {
  device: 'sdb1',
  model: 'SanDisk Ultra Fit',
  serial: '4C530001',
  label: 'SUPPORT',
  size: 15376318464,
  fileSystem: 'vfat',
  uuid: '5E0C-0A11',
  issue: null,
};
const sticks = (...list: readonly Stick[]): ConsoleEvent => ({
  kind: 'objects',
  of: 'sticks',
  found: known(list),
});
const backups: ConsoleEvent = {
  kind: 'objects',
  of: 'backups',
  found: known({
    backups: [{ path: '/var/lib/xsconsole/backups/a.xml', name: 'a.xml', at: '' }],
    schedule: 'off',
    maker: 'console',
    metadataTools: false,
  }),
};
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const reportPage = openItem(ready(), 'Save Support Report');

test('a stick is chosen by name and size for a report; the question names it again', () => {
  expect(last(reportPage)).toEqual({ kind: 'readObjects', of: 'sticks' });
  expect(seen(reportPage)).toContain('Looking for USB sticks...');
  const list = tell(reportPage, sticks(good));
  expect(seen(list)).toContain('SanDisk Ultra Fit, SUPPORT | 14.3 GiB | sdb1 | vfat');
  const ask = press(list, 'down', 'enter');
  expect(seen(ask)).toContain('SanDisk Ultra Fit, SUPPORT, 14.3 GiB');
  expect(last(press(ask, 'type:y'))).toEqual({ kind: 'saveReport', to: good });
});

test.each<[NonNullable<Stick['issue']>, string]>([
  [{ kind: 'boot' }, 'This host boots from it.'],
  [{ kind: 'lvm' }, 'It is a physical volume (LVM)'],
  [{ kind: 'sr' }, 'A plugged SR is on it.'],
  [{ kind: 'readOnly' }, 'It is write-protected.'],
  [{ kind: 'noFileSystem' }, 'It has no file system.'],
  [{ kind: 'notLooked' }, 'Its contents could not be read'],
  [{ kind: 'mounted', what: '/mnt' }, 'It is mounted at /mnt.'],
  [{ kind: 'inUse', what: 'md0' }, 'This host uses it (md0).'],
  [{ kind: 'content', what: 'iso9660' }, 'It holds iso9660'],
])('a stick with an issue (%j) cannot be chosen, and says why', (issue, words) => {
  const list = tell(reportPage, sticks({ ...good, issue }));
  expect(seen(list)).toContain(words);
  const pressed = press(list, 'down', 'enter');
  expect(askedSince(list, pressed)).toEqual([]);
  expect(seen(pressed)).toContain('Where is the report saved?');
});

test('no stick, or nobody could look: both say so, and F5 looks again', () => {
  expect(seen(tell(reportPage, sticks()))).toContain('No USB stick is plugged in.');
  const at = tell(reportPage, { kind: 'objects', of: 'sticks', found: unknown('notLooked') });
  expect(seen(at)).toContain('USB sticks are unknown');
  expect(last(press(at, 'f5'))).toEqual({ kind: 'readObjects', of: 'sticks' });
});

describe('backups', () => {
  const list = tell(openItem(ready(), 'Backup and Restore'), backups);
  test('are made on a stick, and copied to one; each says who can read them', () => {
    const made = press(tell(press(list, 'enter'), sticks(good)), 'down', 'enter');
    expect(seen(made).replace(/\s+/gu, ' ')).toContain('Whoever has the stick can read them.');
    expect(last(press(made, 'type:y'))).toEqual({ kind: 'backUpPool', to: good });
    const copied = press(list, 'end', 'enter', 'down', 'enter');
    const ask = press(tell(copied, sticks(good)), 'enter');
    expect(last(press(ask, 'type:y'))).toEqual({
      kind: 'copyBackup',
      path: '/var/lib/xsconsole/backups/a.xml',
      to: good,
    });
  });
  const stick: Stick = { ...good, issue: { kind: 'readOnly' } };
  const reading = press(tell(press(list, 'down', 'down', 'enter'), sticks(stick)), 'home', 'enter');
  test('are taken from a stick, a write-protected one too', () => {
    expect(last(reading)).toEqual({ kind: 'readStick', stick });
    const found = tell(reading, {
      kind: 'stickRead',
      device: 'sdb1',
      found: { ok: true, value: [{ name: 'p.xml', size: 2048, at: '2026-01-02T03:04:05.000Z' }] },
    });
    expect(seen(found)).toContain('p.xml | 2.0 KiB | 2026-01-02 03:04:05');
    const ask = press(found, 'enter');
    expect(last(press(ask, 'type:y'))).toEqual({ kind: 'takeBackup', from: stick, name: 'p.xml' });
  });
  test('on a stick that cannot be read, or without any: both are told', () => {
    const told = (found: Extract<ConsoleEvent, { kind: 'stickRead' }>['found']): string =>
      seen(tell(reading, { kind: 'stickRead', device: 'sdb1', found }));
    expect(told({ ok: true, value: [] })).toContain('No backup of a pool database');
    expect(told({ ok: false, error: { code: 'notMounted', detail: 'bad superblock' } })).toContain(
      'The stick cannot be mounted. (bad superblock)',
    );
  });
  test('nobody reads a stick without a login', () => {
    const at = tell(openItem(locked(), 'Backup and Restore'), backups);
    const chosen = press(tell(press(at, 'down', 'down', 'enter'), sticks(stick)), 'enter');
    expect(title(chosen)).toBe('Log In');
  });
});
