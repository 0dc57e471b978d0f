import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A program of the tests, bundled as the released programs are into a folder where nothing else of
 * the project is.
 */
export function bundleProgram(entry: string): {
  readonly program: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-fixture-'));
  const program = join(folder, 'program.js');
  execFileSync(process.execPath, [join(__dirname, 'bundle.mjs'), entry, program]);
  return {
    program,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
