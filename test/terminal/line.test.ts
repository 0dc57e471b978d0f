import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath, runToEnd } from '../support/run/program.js';
import { onTerminal } from '../support/run/pty.js';

const program = programPath('xsconsole');
const root = mkdtempSync(join(tmpdir(), 'xsconsole-line-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

test.each([
  { how: 'on a terminal that cannot place the cursor', term: 'dumb', args: [] },
  { how: 'because it was asked to', term: 'xterm-256color', args: ['--line'] },
])('line by line $how: a menu by numbers, and not one escape sequence', async ({ term, args }) => {
  await onTerminal(
    process.execPath,
    [program, '--root', root, ...args],
    { term, columns: 100, rows: 50 },
    async (session) => {
      await session.waitFor('1. Status Display');
      session.type('2\r');
      await session.waitFor(/\d\. Emergency Network Reset/u);
      session.type('<\r1?\r');
      await session.waitFor(/Status Display\n.*inventory is missing/u);
      session.type('\x03');
      expect(await session.ended()).toBe(130);
      expect(session.emulator.received).not.toMatch(/[\x00-\x06\x0b\x0c\x0e-\x1f\x7f-\x9f]/u);
    },
  );
});

test('a text that is longer than the terminal waits for Enter, and its heading is still seen', async () => {
  await onTerminal(
    process.execPath,
    [program, '--root', root],
    { term: 'dumb', columns: 80, rows: 24 },
    async (session) => {
      await session.waitFor('Number:');
      session.type('f1\r');
      await session.waitFor(/Help\n[^]*More\? \(Enter, or < to stop\)\s*$/u);
      session.type('<\r');
      await session.waitFor('<: Back');
      session.type('\x03');
      await session.waitFor(/Number:\s*$/u);
      session.type('\x03');
      expect(await session.ended()).toBe(130);
    },
  );
});

test('through pipes the same, ended by the end of the input', async () => {
  const { status, stdout, stderr } = await runToEnd(process.execPath, [program, '--root', root], {
    input: '2\n',
  });
  expect(status).toBe(0);
  expect(stderr).toBe(
    'xsconsole: standard input is not a terminal, so the console asks line by line.\n',
  );
  expect(stdout).toMatch(/\d\. Display NICs\n/u);
});
