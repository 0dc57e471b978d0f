import { dirname, resolve } from 'node:path';
import { programPath, runToEnd } from '../support/run/program.js';

test('the pictures of the README show what the program shows, cell by cell', async () => {
  const { status, stderr } = await runToEnd(
    process.execPath,
    [resolve(__dirname, '../../scripts/pictures.mjs'), '--check'],
    { env: { XSCONSOLE_PROGRAMS: dirname(programPath('xsconsole')) } },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
}, 60_000);
