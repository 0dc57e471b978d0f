import type { ProcessIdentity, Processes } from '../machine/processes.js';

const ending = '.xsconsole';

/**
 * A name beside the target that says whose it is:
 * `.inventory.<pid>-<start>-<boot>.<count>.xsconsole`. Hidden, so that globs pass it by.
 */
export function temporaryName(target: string, owner: ProcessIdentity, count: number): string {
  return `.${target}.${owner.pid}-${owner.start}-${owner.boot}.${count}${ending}`;
}

/**
 * The name is a temporary one for `target`, and the process that made it is dead, or is this one
 * (which no longer uses it).
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
