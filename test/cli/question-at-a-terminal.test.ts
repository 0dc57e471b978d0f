import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { makeHostTree, textAt } from '../support/host/host-tree.js';
import { programPath } from '../support/run/program.js';
import { temporaryFolder } from '../support/host/tree.js';

/**
 * Types at the command in a terminal of its own, stderr kept in a file: what is on the terminal
 * then is stdout.
 */
function atTerminal(typed: string): Promise<{
  readonly root: string;
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}> {
  const root = temporaryFolder();
  makeHostTree(root);
  const errors = join(temporaryFolder(), 'stderr');
  const terminal = spawn(
    'sh',
    [
      '-c',
      `exec "$@" 2> ${errors}`,
      'sh',
      process.execPath,
      programPath('xe-reset-networking'),
      '--root',
      root,
    ],
    { cols: 200, rows: 60 },
  );
  let stdout = '';
  terminal.onData((data) => {
    stdout += data;
  });
  terminal.write(typed);
  return new Promise((resolve) => {
    terminal.onExit(({ exitCode }) => {
      resolve({ root, status: exitCode, stdout, stderr: readFileSync(errors, 'utf8') });
    });
  });
}

test('at a terminal the question goes to stderr', async () => {
  const { root, status, stdout, stderr } = await atTerminal('yes\r');
  expect(status).toBe(0);
  expect(stderr).toContain('Type yes to continue: ');
  expect(stdout).not.toContain('Type yes');
  expect(textAt(root, 'var/tmp/network-reset')).not.toBeNull();
});

test.each([
  ['Ctrl-D', '\x04'],
  ['y', 'y\r'],
  ['Enter alone', '\r'],
])('%s changes nothing', async (_, typed) => {
  const { root, status, stderr } = await atTerminal(typed);
  expect(status).toBe(1);
  expect(stderr).toMatch(/That was not "yes"\. Nothing was changed\.\n$/);
  expect(textAt(root, 'var/tmp/network-reset')).toBeNull();
});
