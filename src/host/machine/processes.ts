import { readFile } from 'node:fs/promises';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; '' where the kernel does not say. */
  readonly start: string;
  /** First characters of the kernel's boot id; '' where the kernel does not say. */
  readonly boot: string;
}

/** Who we are, and whether another process still lives. */
export interface Processes {
  readonly own: ProcessIdentity;
  isAlive(identity: ProcessIdentity): Promise<boolean>;
}

const startField = 19;
const bootCharacters = 8;

/**
 * The processes of this machine, by /proc. A zombie counts as dead: it changes nothing any more.
 */
export async function machineProcesses(): Promise<Processes> {
  const boot = (await textOf('/proc/sys/kernel/random/boot_id')).slice(0, bootCharacters);
  const own = { pid: process.pid, start: (await statOf(process.pid)).start, boot };
  return {
    own,
    isAlive: async (identity) => {
      if (identity.boot !== boot) return false;
      if (own.start === '') return answersSignals(identity.pid);
      const { state, start } = await statOf(identity.pid);
      return start === identity.start && state !== 'Z' && state !== 'X';
    },
  };
}

async function statOf(pid: number): Promise<{ readonly state: string; readonly start: string }> {
  const text = await textOf(`/proc/${pid}/stat`);
  // The program's name stands in brackets and may hold anything, brackets and blanks included.
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

/** '' when it cannot be read: the process has gone, or there is no /proc. */
async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
