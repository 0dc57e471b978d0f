import { mkdtempSync, readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the trees of a whole run need at once, with a margin. */
const wanted = 2 * 1024 ** 3;

/**
 * The folder for the tests' trees. It is in memory, if there is enough memory and programs may
 * start from there. The tests write and sync tens of thousands of small files, and on a disk they
 * would mostly wait for it. TMPDIR, if set, names another folder.
 */
function folderForTrees(): string {
  const memory = '/dev/shm';
  if (process.env['TMPDIR'] !== undefined) return tmpdir();
  try {
    const mounted = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .some(
        ([, at, type, options = '']) =>
          at === memory && type === 'tmpfs' && !options.split(',').includes('noexec'),
      );
    const { bavail, bsize } = statfsSync(memory);
    return mounted && bavail * bsize >= wanted ? memory : tmpdir();
  } catch {
    // Not a Linux with /proc: the usual place does.
    return tmpdir();
  }
}

/**
 * Runs before all tests. Makes the folder for what is made once in a run, for all test files and
 * workers (`kept`).
 */
export default function beginRun(): void {
  process.env['TMPDIR'] = folderForTrees();
  // Node reads this file each time a program starts: as much work again as starting. No test needs
  // its certificates.
  delete process.env['NODE_EXTRA_CA_CERTS'];
  process.env['XSCONSOLE_TEST_RUN'] = mkdtempSync(join(tmpdir(), 'xsconsole-run-'));
}
