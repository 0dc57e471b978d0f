import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The run's own folder, made before the first test (jest.config.cjs, `globalSetup`). */
function runFolder(): string {
  const folder = process.env['XSCONSOLE_TEST_RUN'] ?? '';
  if (folder === '')
    throw new Error(
      'jest has not made a folder for this run: its globalSetup is test/support/run/begin-run.ts',
    );
  return folder;
}

/**
 * The folder of this name that some test file has already made in this run; null if there is none.
 */
export function kept(name: string): string | null {
  const folder = join(runFolder(), name);
  return existsSync(folder) ? folder : null;
}

/** An empty folder to fill and then name with `keep`. It is removed with the run. */
export function toBeKept(): string {
  return mkdtempSync(join(runFolder(), '.new-'));
}

/**
 * Gives a folder its name. If another worker was first, that worker's folder is kept. Answers the
 * folder.
 */
export function keep(name: string, made: string): string {
  const folder = join(runFolder(), name);
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true, force: true });
  }
  return folder;
}
