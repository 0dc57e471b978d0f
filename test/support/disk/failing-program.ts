import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { programPath, runToEnd, type ProgramEnd } from '../run/program.js';

/** The error to put in; see failing-disk.cjs. */
export interface DiskFault {
  readonly at?: number;
  readonly does?: 'kill' | 'half' | 'ENOSPC' | 'EIO' | 'EROFS' | 'SIGINT' | 'SIGTERM' | 'SIGHUP';
  readonly on?: boolean;
  readonly report?: string;
}

/**
 * One of our programs, which its disk or a SIGKILL will stop. `folder` gets a copy of it, so that a
 * new build cannot change it meanwhile.
 */
export function failingProgram(
  name: string,
  folder: string,
): (args: readonly string[], fault: DiskFault) => Promise<ProgramEnd> {
  const copy = join(folder, `${name}.js`);
  const built = programPath(name);
  copyFileSync(built, copy);
  copyFileSync(built.replace(/js$/u, 'cache'), copy.replace(/js$/u, 'cache'));
  const hook = join(__dirname, 'failing-disk.cjs');
  return (args, fault) =>
    runToEnd(process.execPath, ['--require', hook, copy, ...args], {
      env: { FAILING_DISK: JSON.stringify(fault) },
    });
}

/** Every change that the program makes, by name, when nothing stops it. */
export async function changesOf(
  run: (fault: DiskFault) => Promise<ProgramEnd>,
  folder: string,
): Promise<readonly string[]> {
  const report = join(folder, 'changes');
  const end = await run({ report });
  if (end.status !== 0) throw new Error(end.stderr);
  return readFileSync(report, 'utf8').split('\n').slice(0, -1);
}

/** Works on all of them, as many at a time as there are processors. */
export async function inBatches<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const todo = all.values();
  const one = async (): Promise<void> => {
    for (const next of todo) await work(next);
  };
  await Promise.all(cpus().map(one));
}

/**
 * The parts that two stopped hosts must have in common to count as the same. Names, times, process
 * numbers and unused bytes are left out.
 */
export function likeness(root: string): string {
  const plain = (text: string): string =>
    text
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      .replace(/^[0-9a-f]{16} /gm, '')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
      .replace(/"(pid|start|boot)":("?)[0-9a-f]*/g, '$1')
      .replace(/\b\d+-\d+(-[0-9a-f]{8})?/g, 'process');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'xsconsole.log')
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return (
        `${plain(path.slice(root.length))} ` +
        (entry.name.endsWith('.xsconsole') ? '' : plain(readFileSync(path, 'latin1')))
      );
    })
    .sort()
    .join('\n');
}
