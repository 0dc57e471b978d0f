import type { SrType } from '../../../model/index.js';
import { clean } from '../../sanitize.js';

/** Words for attaching an SR. */
export const srAttachWords = {
  title: 'Attach an existing SR',
  intro: 'What kind of SR is it?',
  kinds: {
    nfs: 'NFS: virtual disks on a file server',
    lvmoiscsi: 'iSCSI: a LUN of a storage target',
    iso: 'ISO library on an NFS server',
    lvm: 'Local disk (lvm)',
    ext: 'Local disk (ext)',
  } satisfies Readonly<Record<SrType, string>>,
  usualNames: {
    nfs: 'NFS storage',
    lvmoiscsi: 'iSCSI storage',
    iso: 'ISO library',
    lvm: 'Local storage',
    ext: 'Local storage',
  } satisfies Readonly<Record<SrType, string>>,
  fields: {
    server: { label: 'Server', hint: 'address or name' },
    serverpath: { label: 'Path', hint: 'exported folder, like /export/vm' },
    target: { label: 'Target', hint: 'address of the storage target' },
    location: { label: 'Share', hint: 'server:/path' },
    device: { label: 'Device', hint: 'disk or partition, like /dev/sdb' },
  },
  name: { label: 'Name of the SR', hint: 'as the pool shows it' },
  missing: 'Enter a value without spaces.',
  noPath: 'This is not a path. A path begins with /.',
  noLocation: 'This is not a share. Enter it as server:/path.',
  nameMissing: 'The SR needs a name.',
  looking: 'Looking at what is there...',
  found: {
    srs: 'These SRs are there. Which one?',
    choices: 'Which one?',
  },
  nothing: 'No SR was found there.',
  failed: 'Nothing could be looked at there.',
  ask: (name: string): string => `The pool attaches this SR as ${clean(name)}.`,
  doNotShare: "Be sure that no other pool uses it: two pools on one SR destroy each other's disks.",
  yes: 'Attach it',
  change: { title: 'Attach an existing SR', done: 'The SR is attached.' },
} as const;
