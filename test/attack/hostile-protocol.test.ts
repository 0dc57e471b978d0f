import { resolve } from 'node:path';
import { runToEnd } from '../support/run/program.js';

test('the codecs and the reader of pool databases take what others wrote, whatever it is', async () => {
  const fuzzer = resolve('scripts/fuzz.mjs');
  const { status, stdout, stderr } = await runToEnd(process.execPath, [fuzzer, '100', '1']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('nothing found');
});
