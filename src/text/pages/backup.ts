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
} as const;
