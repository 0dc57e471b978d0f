import type { Operator } from '../../support/story/operator.js';
import { programPath } from '../../support/run/program.js';
import { newHost, openAtTerminal } from '../../support/story/story.js';
import { hostFilesOf, treeState } from '../../support/host/tree-state.js';

/** Somebody types the command at a shell, which tells its exit status; Ctrl-D leaves the shell. */
function atShell(tree: string): Operator {
  const shell = 'trap : INT; "$@"; echo "exit status $?"; read end';
  return openAtTerminal(
    'sh',
    [
      '-c',
      shell,
      'sh',
      process.execPath,
      programPath('xe-reset-networking'),
      '--root',
      tree,
      '--device',
      'eth1',
    ],
    { rows: 60 },
  );
}

test('Ctrl-C at the question ends the command, and nothing has changed', async () => {
  const tree = await newHost({ booted: true });
  const before = treeState(tree);
  const terminal = atShell(tree);
  await terminal.sees('Type yes to continue:');
  terminal.session.press('interrupt');
  await terminal.sees('Stopped. Nothing was changed.', 'exit status 1');
  terminal.enter();
  await terminal.session.ended();
  expect(treeState(tree)).toEqual(before);
});

test('yes typed at the terminal starts it, and each step is told', async () => {
  const tree = await newHost({ booted: true });
  const before = hostFilesOf(tree);
  const terminal = atShell(tree);
  await terminal.sees('Type yes to continue:');
  terminal.session.type('yes\r');
  await terminal.sees(
    'Stop XAPI',
    '/var/tmp/network-reset',
    'All steps are done but the reboot',
    'exit status 0',
  );
  terminal.enter();
  await terminal.session.ended();
  expect(hostFilesOf(tree)).not.toEqual(before);
});
