import type { DiskUse } from '../../../model/index.js';
import { clean } from '../../sanitize.js';
import { diskUse } from '../hardware.js';

/** Words for creating a local SR. */
export const srCreateWords = {
  title: 'Create a local SR',
  chooseDisk: 'On which disk? Only an empty one can be chosen.',
  noDisks: 'This host shows no disk.',
  notEmpty: (use: DiskUse): string => `It is not known to be empty: ${diskUse(use)}.`,
  chooseKind: 'Create a local SR: which kind?',
  kinds: {
    ext: 'ext: disks are files that take only the space they use',
    lvm: 'lvm: disks are volumes that take their whole space at once',
  },
  typeDisk: (disk: string): string => `Type the name of the disk (${clean(disk)}) to confirm it.`,
  usualName: 'Local storage',
  fields: {
    name: { label: 'Name of the SR', hint: 'as the pool shows it' },
    disk: { label: 'Name of the disk', hint: 'the disk that is formatted' },
  },
  nameMissing: 'The SR needs a name.',
  wrongDisk: (disk: string): string => `This is not ${clean(disk)}.`,
  ask: (name: string, disk: string): string =>
    `The SR ${clean(name)} is created on ${clean(disk)}. Everything on this disk is lost.`,
  yes: 'Create it',
  change: { title: 'Create a local SR', done: 'The SR is created.' },
  plugged: 'It is plugged on this host.',
  notPlugged: 'It is not plugged on this host.',
  notEmptyNow: (disk: string): string => `The disk ${disk} is no longer empty`,
} as const;
