import { rmSync } from 'node:fs';

/** Runs after all tests: removes what was made once for the run. */
export default function endRun(): void {
  const folder = process.env['XSCONSOLE_TEST_RUN'] ?? '';
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
}
