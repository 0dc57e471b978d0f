import { hosts, pifsOf, poolRows } from '../../support/pool-rows.js';
import { programPath } from '../../support/run/program.js';
import { answersLines, opensNetworkItem } from '../../support/story/line-story.js';
import { newHost, openAtTerminal, runCommand } from '../../support/story/story.js';

test('line by line a completed reset is undone: management first, then all the rest', async () => {
  const tree = await newHost({ booted: true });
  const count = (): readonly number[] => [
    Object.keys(pifsOf(tree, hosts.ours)).length,
    ...['Bond', 'VLAN', 'tunnel'].map((table) => Object.keys(poolRows(tree, table)).length),
  ];
  const before = count();
  const words = ['--root', tree, '--device', 'eth1', '--novlan', '--yes'];
  expect((await runCommand('xe-reset-networking', words)).status).toBe(0);
  const program = programPath('xsconsole');
  const console = openAtTerminal(process.execPath, [program, '--embedded', tree, '--line'], {
    columns: 180,
    rows: 400,
  });
  await answersLines(console, ['Enter: I have read it', '']);
  await opensNetworkItem(console, 'Undo Network Reset');
  await answersLines(console, ['User name [root]:', ''], ['Password:', 'embedded']);
  await console.sees(
    'IPv4 static 192.168.1.10',
    /to do {2}management eth0\n.*to do {2}Bond bond0/u,
  );
  await answersLines(console, ['Undo the reset? y or n [n]:', 'y']);
  await console.sees('done: management eth0', 'done: Bond bond0', 'Wanted');
  await console.sees('Everything that was wanted is there.');
  console.session.signal('SIGTERM');
  await console.session.ended();
  // The database is on the disk for certain once the host has ended.
  expect(count()).toEqual(before);
});
