import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';

/**
 * Jest names a skipped test only when it runs a single file, and never says why. So each skipped
 * test prints a line to standard error, and nobody believes that it has run on this machine.
 */
function say(why: string): void {
  const file = expect.getState().testPath ?? '';
  process.stderr.write(`SKIPPED in ${relative(process.cwd(), file)}: ${why}\n`);
}

/**
 * `test` where the machine has what it needs; elsewhere a skipped test, and a line that says `why`.
 */
export function testWhere(has: boolean, why: string): jest.It {
  if (!has) say(why);
  return has ? test : test.skip;
}

/** The same for a group of tests. */
export function describeWhere(has: boolean, why: string): jest.Describe {
  if (!has) say(why);
  return has ? describe : describe.skip;
}

/** Whether this machine has a command. */
export function has(command: string): boolean {
  try {
    execFileSync('which', [command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
