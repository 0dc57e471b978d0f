import { known, type BackupDifference, type Backups } from '../../../src/model/index.js';
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
import { hostFacts, hostStatus, supporterFacts } from '../../support/host/walk-host.js';

const label = 'Backup and Restore';
const path = '/var/lib/xsconsole/backups/pool-1.xml';
const backups = (more: Partial<Backups> = {}): ConsoleEvent => ({
  kind: 'objects',
  of: 'backups',
  found: known({
    backups: [{ path, name: 'pool-1.xml', at: '2026-01-02T03:04:05Z' }],
    schedule: 'daily',
    maker: 'console',
    metadataTools: false,
    ...more,
  }),
});
const found = backups();
const opened = (): Walk => tell(openItem(ready(), label), found);
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const nothing = { VM: [], SR: [], network: [], host: [] };
const compared = (found: BackupDifference): ConsoleEvent => ({
  kind: 'backupCompared',
  path,
  found: { ok: true, value: found },
});

test('backups are listed; a new one is made after a question', () => {
  expect(shown(opened())).toEqual([
    label,
    'Enter opens a backup and says what a restore of it would lose.',
    '> Back up now',
    '  Scheduled backup: every day',
    '  Take a backup from a USB stick',
    '  pool-1.xml | 2026-01-02 03:04:05',
  ]);
  const ask = press(opened(), 'enter', 'enter');
  expect(shown(ask).join(' ')).toContain('It holds secrets of the pool');
  expect(last(press(ask, 'type:y'))).toEqual({ kind: 'backUpPool', to: null });
  expect(press(ask, 'enter').effects).toEqual(ask.effects);
});

test('the schedule is chosen from those that it is not already', () => {
  const list = press(opened(), 'down', 'enter');
  expect(seen(list)).toContain('(This schedule is set already.)');
  expect(last(press(list, 'enter', 'type:y'))).toEqual({
    kind: 'scheduleBackup',
    schedule: 'off',
  });
});

test("where the host's own job makes the backups, the schedule says where they go", () => {
  const own = tell(openItem(ready(), label), backups({ maker: 'host', schedule: 'off' }));
  const list = press(own, 'down', 'enter');
  expect(shown(list).join(' ')).toContain("By this host's own job");
  const ask = press(list, 'end', 'enter');
  expect(shown(ask).join(' ')).toContain('- every month By this host');
  expect(shown(ask).join(' ')).toContain('Without a default SR nothing is backed up.');
  expect(last(press(ask, 'type:y'))).toEqual({ kind: 'scheduleBackup', schedule: 'monthly' });
});

test('a restore says what is lost before it asks', () => {
  const at = press(opened(), 'end', 'enter', 'enter');
  expect(last(at)).toEqual({ kind: 'compareBackup', path });
  expect(seen(at)).toContain('Comparing it');
  const ask = tell(
    at,
    compared({ lost: { ...nothing, VM: ['web'] }, back: { ...nothing, SR: ['x'] } }),
  );
  expect(shown(ask).join(' ')).toContain('VMs that are lost');
  expect(seen(ask)).toContain('- web');
  expect(seen(ask)).toContain('SRs that come back:');
  expect(last(press(ask, 'type:y'))).toEqual({ kind: 'restorePool', path });
  expect(last(press(ask, 'enter'))).toEqual({ kind: 'compareBackup', path });
  expect(seen(tell(at, compared({ lost: nothing, back: nothing })))).toContain(
    'No VM, SR, network or host is lost.',
  );
  const spoilt = tell(at, { kind: 'backupCompared', path, found: { ok: false, error: 'line 1' } });
  expect(seen(spoilt)).toContain('It cannot be compared');
  expect(press(spoilt, 'type:y').effects).toEqual(spoilt.effects);
});

test('who wants to back up has to log in', () => {
  const asked = press(tell(openItem(locked(), label), found), 'enter', 'enter', 'type:y');
  expect(title(asked)).toBe('Log In');
});

test('without XAPI a backup is made from the file, and none is restored', () => {
  const down = { xapi: 'stopped' } as const;
  const at = tell(openItem(ready(hostFacts(down), hostStatus(down)), label), found);
  expect(seen(press(at, 'enter', 'enter'))).toContain('its database file is copied');
  expect(seen(press(at, 'end', 'enter'))).toContain('XAPI does not answer. It checks a backup');
});

test('a supporter has no pool database', () => {
  const at = openItem(ready(supporterFacts(), hostStatus()), label);
  expect(shown(at).join(' ')).toContain('Only the pool coordinator (master) has the pool database');
  expect(at.effects.some(({ kind }) => kind === 'readObjects')).toBe(false);
});
