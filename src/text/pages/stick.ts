import type { Stick, StickError, StickIssue } from '../../model/index.js';
import { clean } from '../sanitize.js';
import { bytes } from '../units.js';

const ownIssues = {
  boot: 'This host boots from it.',
  lvm: 'It is a physical volume (LVM): it holds disks of VMs or of this host.',
  sr: 'A plugged SR is on it.',
  noFileSystem: 'It has no file system. Another computer can format it (FAT).',
  readOnly: 'It is write-protected.',
  notLooked: 'Its contents could not be read (blkid).',
} as const;

const issues = {
  mounted: (what: string): string => `It is mounted at ${what}. Unmount it first.`,
  inUse: (what: string): string => `This host uses it (${what}).`,
  content: (what: string): string => `It holds ${what}, so nothing is written to it.`,
} as const;

const faults: Readonly<Record<StickError['code'], string>> = {
  changed: 'This is no longer the chosen stick, or it is in use now. Press F5 in the list.',
  gone: 'The stick is gone. The file on it is not complete.',
  busy: 'Another program of this host has the stick open, such as a VM that has it as a disk.',
  readOnly: 'The stick is write-protected.',
  notMounted: 'The stick cannot be mounted.',
  unsafe: 'The kernel has not mounted it with nosuid, nodev and noexec, so nothing was written.',
  exists: 'A file of this name is on the stick already. It is kept as it is.',
  full: 'There is too little room on the stick.',
  notWritten: 'The stick does not take the file.',
  stays: 'The stick cannot be unmounted. Do not pull it out before it is.',
  differs: 'The stick does not hold what was written. It may be damaged.',
  missing: 'The file is not on the stick.',
  here: 'It failed on this host, before anything was written.',
};

/** Words about USB sticks. */
export const stickWords = {
  /** Its name for a list: what it calls itself, and its label. */
  name: ({ model, label, device }: Stick): string =>
    [clean(model) || device, clean(label)].filter((part) => part !== '').join(', '),
  size: ({ size }: Stick): string => bytes(size),
  columns: ['Stick', 'Size', 'Device', 'File system'],
  here: 'On this host',
  looking: 'Looking for USB sticks...',
  none: 'No USB stick is plugged in. Plug one in and press F5.',
  plugIn: 'If you plug in a stick now, press F5.',
  notLooked: (why: string): string => `USB sticks are ${clean(why)}.`,
  issue: (issue: StickIssue): string =>
    'what' in issue ? issues[issue.kind](clean(issue.what)) : ownIssues[issue.kind],
  to: 'Stick',
  mounts:
    'The stick is mounted for the copy only, and nothing on it can be run meanwhile. When the ' +
    'copy is done, you can pull the stick out.',
  put: (name: string, stick: Stick): string =>
    `${clean(name)} on ${stickWords.name(stick)} (${stickWords.size(stick)}). ` +
    'It was read back, and the stick can be pulled out.',
  failed: ({ code, detail, room }: StickError): string => {
    if (room !== undefined)
      return `${faults[code]} ${bytes(room.needed)} are needed, ${bytes(room.free)} are free.`;
    return detail === '' ? faults[code] : `${faults[code]} (${clean(detail)})`;
  },
} as const;
