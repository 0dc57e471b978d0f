import type { BackupMaker, BackupSchedule, MetadataRestored } from '../../../model/index.js';
import { clean } from '../../sanitize.js';
import { counted } from '../../units.js';

type Scheduled = Readonly<Record<BackupSchedule, string>>;

const often: Scheduled = {
  off: 'off',
  daily: 'every day',
  weekly: 'every week',
  monthly: 'every month',
};

const files: Scheduled = {
  off: 'off',
  daily: 'every day, one file for each day of the week',
  weekly: 'every week, one file',
  monthly: 'every month, one file',
};

const vms = (count: number): string => counted(count, 'VM');

/** Words of the scheduled backup, and of VM metadata in an SR. */
export const metadataWords = {
  schedule: (when: BackupSchedule): string => `Scheduled backup: ${often[when]}`,
  schedules: (maker: BackupMaker): Scheduled => (maker === 'host' ? often : files),
  makerTells: {
    host:
      "By this host's own job: the pool database and the VM metadata, into the default SR of " +
      'the pool. Without a default SR nothing is backed up.',
    console: 'The pool database, into a file on this host.',
  } satisfies Readonly<Record<BackupMaker, string>>,
  scheduled: (when: BackupSchedule, maker: BackupMaker): string =>
    when === 'off'
      ? 'No backup is scheduled.'
      : `A backup is made ${often[when]}, ` +
        `${maker === 'host' ? 'into the default SR' : 'into a file on this host'}.`,
  backUp: 'Back up VM metadata into an SR',
  restore: 'Restore VM metadata from an SR',
  noXapi: 'XAPI does not answer, and the tools of this host need it.',
  where: 'Into which SR?',
  from: 'From which SR?',
  columns: ['SR', 'Type'],
  looking: 'Reading the SRs...',
  noSr: 'There is no SR that a virtual disk can be made in.',
  notPlugged: 'It is not plugged on this host.',
  unknown: (reason: string): string => `The SRs are ${reason}.`,
  about:
    'The pool database and the settings of all VMs, on a virtual disk of this SR. Only VM ' +
    'settings are in it, no disks. The twelve newest backups are kept.',
  sr: 'SR',
  yesBackUp: 'Back up',
  takes: 'It may take several minutes.',
  newest: (date: string): string => `The new backup: ${clean(date)}`,
  reading: 'Its disk is plugged and read. It may take a minute...',
  notRead: (why: string): string => `The backups cannot be read: ${clean(why)}`,
  none: 'This SR has no backup of VM metadata.',
  dates: (sr: string): string => `Backups in ${clean(sr)}`,
  dateColumns: ['Made (local time)'],
  trust: 'Restore only from an SR whose contents you trust.',
  which: 'Which VMs?',
  of: { all: 'All VMs in the backup', sr: 'Only VMs with disks on this SR' },
  trying: 'It is tried without changing anything. It may take several minutes...',
  notTried: (why: string): string => `It cannot be tried: ${clean(why)}`,
  backup: 'Backup',
  would: ({ done }: MetadataRestored): string =>
    done === 0 ? 'No VM or template would be restored.' : `Would be restored: ${vms(done)}.`,
  wouldNot: ({ refused }: MetadataRestored): string =>
    `Would be refused: ${vms(refused)}. They run, or the pool has the same or newer settings:`,
  lost: 'These VMs are halted. Their present settings are lost where the backup is newer:',
  noneLost: 'No present VM is replaced: the backup has none of the halted ones.',
  lostUnknown: 'The halted VMs that would be replaced are not known.',
  names: 'Names and descriptions of SRs and virtual disks become those of the backup.',
  yesRestore: 'Restore',
  sums: ({ done, refused }: MetadataRestored): string =>
    `Restored: ${vms(done)}. Refused: ${vms(refused)}.`,
  changes: {
    backUp: { title: 'Back up VM metadata', done: 'The backup is made and was found in the SR.' },
    restore: { title: 'Restore VM metadata', done: 'It is restored.' },
  },
} as const;
