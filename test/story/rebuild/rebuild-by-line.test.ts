import { programPath } from '../../support/run/program.js';
import { answersLines, opensResetByLine } from '../../support/story/line-story.js';
import { newHost, openAtTerminal } from '../../support/story/story.js';

test('line by line the same list is marked by numbers, made, and ends in the same table', async () => {
  const tree = await newHost({ booted: true });
  const console = openAtTerminal(process.execPath, [programPath('xsconsole'), '--embedded', tree], {
    term: 'dumb',
    columns: 180,
    rows: 400,
  });
  await opensResetByLine(console);
  await answersLines(console, ['Number [1]:', '1'], ['Number [2]:', '1'], ['Number [1]:', '']);
  await answersLines(
    console,
    ['Enter: Next', ''],
    ['Type yes to start:', 'yes'],
    ['journal):', ''],
    ['Enter: I have read it', 'f8'],
  );
  await console.sees('4. [x] Bond, bond0');
  await answersLines(console, ['Number [1]:', '3'], ['Number [3]:', '4'], ['Number [4]:', '1']);
  await console.sees('Recreate what is marked (1)', '4. [x] Bond, bond0', '5. [ ] VLAN');
  console.session.type('y\r');
  await console.sees('done: Bond bond0', 'Wanted', 'Everything that was wanted is there.');
});
