import type { ProcessIdentity } from '../../model/index.js';
import type { Processes } from '../machine/processes.js';

const ending = '.xsconsole';

/**
 * The name of a temporary file beside the target, which says which process made it:
 * `.inventory.<pid>-<start>-<boot>.<count>.xsconsole`. It is hidden, so that globs do not match it.
 */
export function temporaryName(target: string, owner: ProcessIdentity, count: number): string {
  return `.${target}.${owner.pid}-${owner.start}-${owner.boot}.${count}${ending}`;
}

/**
 * Whether this is the name of a temporary file for `target` that no process uses any more: its
 * process is dead, or it is this process (the caller knows the names that it still uses).
 */
export async function isLeftOver(
  name: string,
  target: string,
  processes: Processes,
): Promise<boolean> {
  if (!name.startsWith(`.${target}.`) || !name.endsWith(ending)) return false;
  const match = /^(\d+)-(\d*)-([0-9a-f]*)\.\d+$/.exec(
    name.slice(target.length + 2, -ending.length),
  );
  if (match === null) return false;
  const [, pid = '', start = '', boot = ''] = match;
  const owner = { pid: Number(pid), start, boot };
  const { own } = processes;
  const ours = owner.pid === own.pid && owner.start === own.start && owner.boot === own.boot;
  return ours || !(await processes.isAlive(owner));
}
