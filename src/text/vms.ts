import { counted } from './units.js';

/** The sentences about running VMs that several pages share. */
export const vmWords = {
  noneHere: 'No VM is running on this host.',
  /** "2 VMs are running", the beginning of a sentence. */
  running: (count: number): string =>
    `${counted(count, 'VM')} ${count === 1 ? 'is' : 'are'} running`,
  /** The states of a VM that was asked to shut down. */
  ending: { begun: 'shutting down', done: 'has ended', failed: 'still runs' },
} as const;
