import { answersLines, lineConsole, opensResetByLine } from '../../support/story/line-story.js';
import { newHost } from '../../support/story/story.js';

test('line by line: a bond is offered where the switch expects one, and stands in the preview', async () => {
  const console = lineConsole(await newHost({ booted: true }));
  await opensResetByLine(console);
  await answersLines(console, ['Number [1]:', '3'], ['Number [2]:', '1']);
  await console.sees('5. Management on a bond');
  await answersLines(
    console,
    ['Number [1]:', '5'],
    ['[eth2,eth3]:', ''],
    ['[lacp]:', ''],
    ['Number [1]:', ''],
  );
  await console.sees('eth2, eth3 (lacp), created at the start-up');
});
