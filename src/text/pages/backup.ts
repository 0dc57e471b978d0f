import type { BackupClass } from '../../model/index.js';
import { clean } from '../sanitize.js';

/** Words of Backup and Restore. */
export const backupWords = {
  label: 'Backup and Restore',
  keywords: 'backup restore pool database metadata schedule cron dump xmldbdump',
  beside:
    'The pool database holds what the pool knows: hosts, VMs, which disks and networks they use. ' +
    'A backup of it brings that back after a mistake or on a new installation. Virtual disks are ' +
    'not in it.',
  supporter:
    'Only the pool coordinator (master) has the pool database. Back it up and restore it there.',
  intro: 'Enter opens a backup and says what a restore of it would lose.',
  columns: ['Backup', 'Made (UTC)'],
  none: 'There is no backup on this host yet.',
  now: 'Back up now',
  where: 'Where is the backup made?',
  take: 'Take a backup from a USB stick',
  takeIntro: 'It becomes one of the backups of this host. Restore it from the list afterwards.',
  reading: 'Reading the stick...',
  onStick: (stick: string): string => `Backups on ${stick}`,
  noneOnStick: 'No backup of a pool database is on this stick (files that end in .xml).',
  stickColumns: ['Backup', 'Size', 'Made (UTC)'],
  askTake: 'This backup is copied from the stick to this host:',
  yesTake: 'Copy it',
  copy: 'Copy to a USB stick',
  whereCopy: 'Which USB stick?',
  askCopy: 'This backup is copied to the stick:',
  yesCopy: 'Copy it',
  oneCopy: 'Only one can be copied.',
  onStickSecrets:
    'It holds secrets of the pool, such as passwords of storage. Whoever has ' +
    'the stick can read them.',
  noBackup: 'It is no backup of a pool database.',
  chooseSchedule: 'Scheduled backup',
  sameSchedule: 'It is that already.',
  askSchedule: 'The scheduled backup becomes:',
  set: 'Set it',
  askNow: 'The pool database is written into a file on this host:',
  secrets: 'It holds secrets of the pool, such as passwords of storage. Only root can read it.',
  noXapi: 'XAPI does not answer, so its database file is copied, as XAPI last wrote it.',
  yesNow: 'Back up',
  changes: {
    now: { title: 'Back up now', done: 'The backup is made and was read back.' },
    take: {
      title: 'Take a backup from a USB stick',
      done: 'It is on this host and was read back:',
    },
    copy: { title: 'Copy to a USB stick', done: 'The backup is on the stick:' },
    schedule: { title: 'Scheduled backup', done: 'It is set.' },
    restore: { title: 'Restore the pool database', done: 'XAPI has restarted with the backup.' },
  },
  made: 'Made',
  file: 'File',
  unknownTime: 'unknown',
  comparing: 'Comparing it with the present pool database...',
  notCompared: (why: string): string => `It cannot be compared with the present one: ${why}`,
  restore: 'Restore',
  lost: {
    VM: 'VMs that are lost (their disks stay on the storage, and nothing says whose they are):',
    SR: 'SRs that the pool forgets:',
    network: 'Networks that are lost:',
    host: 'Hosts that the pool no longer knows:',
  } satisfies Readonly<Record<BackupClass, string>>,
  back: {
    VM: 'VMs whose records come back:',
    SR: 'SRs that come back:',
    network: 'Networks that come back:',
    host: 'Hosts that come back:',
  } satisfies Readonly<Record<BackupClass, string>>,
  settings:
    'Everything that was changed since then is as it was: settings of VMs, ' +
    'addresses, pool settings.',
  nothingLost: 'No VM, SR, network or host is lost.',
  restarts: 'XAPI restarts. Running VMs go on.',
  yesRestore: 'Restore',
  onlyOne: 'Only one can be restored.',
  xapiNeeded: 'XAPI does not answer. It checks a backup before it takes it, so start it first.',
  restored: (vms: number): string => `The pool now knows ${vms} ${vms === 1 ? 'VM' : 'VMs'}.`,
  silent: 'XAPI has not answered within a minute. See the Status Display.',
  unreadable: (why: string): string => `The backups are ${clean(why)}.`,
} as const;
