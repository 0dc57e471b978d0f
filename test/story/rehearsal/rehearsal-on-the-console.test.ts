import { answersLines, opensResetByLine } from '../../support/story/line-story.js';
import { growsLong } from '../../support/story/reset-story.js';
import { newHost, openAtTerminal, openConsole } from '../../support/story/story.js';
import { programPath } from '../../support/run/program.js';
import { hostFilesOf } from '../../support/host/tree-state.js';

test('R in the preview rehearses the reset and its rebuild, and leads back to the preview', async () => {
  const tree = await newHost({ booted: true });
  const console = await openConsole(tree);
  await console.sees('eth0', '192.168.1.10');
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Continue');
  growsLong(console);
  await console.sees('LACP: not heard in 8 s', 'Rehearse');
  const before = hostFilesOf(tree);
  console.session.type('r');
  await console.sees('What would be there after the start-up:', 'ok     Device: eth1');
  await console.sees('The host was not touched', 'Bond bond0 (eth2 + eth3)');
  expect(hostFilesOf(tree)).toEqual(before);
  console.enter();
  await console.sees('what will happen', 'Rehearse');
});

test('line by line it is r, and the report is read with Enter', async () => {
  const tree = await newHost({ booted: true });
  const console = openAtTerminal(process.execPath, [programPath('xsconsole'), '--embedded', tree], {
    term: 'dumb',
    columns: 180,
    rows: 500,
  });
  await opensResetByLine(console);
  await answersLines(console, ['Number [1]:', '2'], ['Number [2]:', '1'], ['Number [1]:', '']);
  await answersLines(console, ['Enter: Next', 'r']);
  await console.sees('What would be there after the start-up:', 'The host was not touched');
});
