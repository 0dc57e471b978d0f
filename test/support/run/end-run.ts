import { rmSync } from 'node:fs';

/** After all tests: what was made once for the run goes. */
export default function endRun(): void {
  const folder = process.env['XSCONSOLE_TEST_RUN'] ?? '';
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
}
