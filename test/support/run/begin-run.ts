import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before all tests: the folder for what is made once in a run, however many test files and workers
 * it has (`kept`).
 */
export default function beginRun(): void {
  process.env['XSCONSOLE_TEST_RUN'] = mkdtempSync(join(tmpdir(), 'xsconsole-run-'));
}
