import { answersLines, lineConsole, numberOf } from '../../support/story/line-story.js';
import { textAt } from '../../support/host/host-tree.js';
import { newHost } from '../../support/story/story.js';

test('line by line, a layout is tried with a typed line and kept', async () => {
  const tree = await newHost({ booted: true });
  const console = lineConsole(tree);
  await console.sees('Quit');
  await answersLines(
    console,
    ['Number:', numberOf(console, 'Keyboard and Time Zone')],
    ['Number:', '1'],
  );
  await console.sees('Choose a layout', 'Number [10]:');
  await answersLines(console, ['Number [10]:', numberOf(console, 'it')], ['Number [1]:', '1']);
  await console.sees('This screen has the layout it now.', 'Try the keys');
  expect(textAt(tree, 'run/keyboard')).toBe('it\n');
  await answersLines(console, ['signs of your password):', 'qwerty']);
  await console.sees('This screen keeps the layout it.');
});
