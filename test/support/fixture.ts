import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The fixture console, bundled as the released programs are into a folder where nothing else of the
 * project is.
 */
export function bundleFixture(): { readonly program: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-fixture-'));
  const program = join(folder, 'fixture.js');
  execFileSync(process.execPath, [
    join(__dirname, 'run/bundle.mjs'),
    join(__dirname, 'fixture-console.ts'),
    program,
  ]);
  return {
    program,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
