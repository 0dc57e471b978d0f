import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { programPath, runToEnd } from '../../support/run/program.js';
import { newHost, openAtTerminal, storyFolder } from '../../support/story/story.js';

/**
 * A folder with nothing but these programs: no code cache beside them, nothing of the project
 * around them.
 */
function only(...names: readonly string[]): string {
  const folder = storyFolder();
  for (const name of names)
    copyFileSync(programPath(name), join(folder, basename(programPath(name))));
  return folder;
}

test('each program is one file that works wherever it is copied to', async () => {
  const tree = await newHost({ booted: true });
  const folder = only('xsconsole', 'xe-reset-networking', 'xapi-server', 'complete-network-reset');
  const run = (name: string, ...args: readonly string[]): ReturnType<typeof runToEnd> =>
    runToEnd(process.execPath, [join(folder, `${name}.js`), ...args]);
  expect((await run('complete-network-reset', '--root', tree)).stdout).toContain(
    'no network reset is waiting',
  );
  const console = openAtTerminal(process.execPath, [
    join(folder, 'xsconsole.js'),
    '--embedded',
    tree,
  ]);
  await console.sees('xcp-fra-01', /Device +eth0/u);
  await console.quits();
  expect(
    await run('xe-reset-networking', '--root', tree, '--yes', '--device', 'eth1'),
  ).toMatchObject({ status: 0, stderr: '' });
});
