import type { ProcessIdentity } from '../../model/index.js';
import { textOf } from '../files/text-of.js';

/** Our own process, and a test of whether another one is alive. */
export interface Processes {
  readonly own: ProcessIdentity;
  isAlive(identity: ProcessIdentity): Promise<boolean>;
}

/** Where the kernel shows the id of this boot. */
export const bootIdPath = '/proc/sys/kernel/random/boot_id';

const startField = 19;
const bootCharacters = 8;

/**
 * The processes of this machine, from /proc. A zombie counts as dead, because it changes nothing
 * any more.
 */
export function machineProcesses(): Promise<Processes> {
  const boot = textOf(bootIdPath).slice(0, bootCharacters);
  const own = { pid: process.pid, start: statOf(process.pid).start, boot };
  const isAlive = (identity: ProcessIdentity): boolean => {
    if (identity.boot !== boot) return false;
    if (own.start === '') return answersSignals(identity.pid);
    const { state, start } = statOf(identity.pid);
    return start === identity.start && state !== 'Z' && state !== 'X';
  };
  return Promise.resolve({ own, isAlive: (identity) => Promise.resolve(isAlive(identity)) });
}

function statOf(pid: number): { readonly state: string; readonly start: string } {
  const text = textOf(`/proc/${pid}/stat`);
  // The program's name is in brackets and may contain anything, including brackets and blanks.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', start: fields[startField] ?? '' };
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
