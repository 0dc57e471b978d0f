import { lineBehind, lineSettings } from '../../src/effects/line.js';
import { readConsoleCall } from '../../src/cli/console-options.js';
import type { OpenOptions } from '../../src/effects/index.js';

function options(...args: readonly string[]): OpenOptions {
  const call = readConsoleCall(args, {});
  if (call.kind !== 'open') throw new Error('the call does not open the console');
  return { ...call.options, xapi: null };
}

// Here standard input is no terminal: what the kernel says of one, terminal/line-speed.test.ts
// asks.
test.each([
  ['1200', { baud: 1200, slow: true, escapeDelay: 300 }],
  ['9600', { baud: 9600, slow: true, escapeDelay: 300 }],
  ['19199', { baud: 19_199, slow: true, escapeDelay: 300 }],
  ['19200', { baud: 19_200, slow: false, escapeDelay: 300 }],
  ['38400', { baud: 38_400, slow: false, escapeDelay: 300 }],
  // Fast enough for whole pictures at any moment; still a line that may bring keys byte by byte.
  ['38401', { baud: null, slow: false, escapeDelay: 300 }],
  ['115200', { baud: null, slow: false, escapeDelay: 300 }],
] as const)('--baud %s', async (baud, wanted) => {
  expect(await lineSettings(options(`--baud=${baud}`))).toEqual(wanted);
  expect(await lineBehind(options(`--baud=${baud}`))).toEqual(wanted);
});

test('--escape-delay counts more than what the line says', async () => {
  expect(await lineSettings(options('--baud=9600', '--escape-delay=40'))).toMatchObject({
    escapeDelay: 40,
  });
  expect(await lineSettings(options('--escape-delay=40'))).toEqual({
    escapeDelay: 40,
    baud: null,
    slow: false,
  });
});

test('where nothing is known of a line, it is fast and local', async () => {
  expect(await lineSettings(options())).toEqual({ escapeDelay: 150, baud: null, slow: false });
  expect(await lineBehind(options())).toEqual({ escapeDelay: 150, baud: null, slow: false });
});
