import { answersLines, lineConsole, numberOf } from '../../support/story/line-story.js';
import { proxyBefore } from '../../support/story/proxied-story.js';
import { newHost } from '../../support/story/story.js';

test('line by line, several numbers open several VMs, and each tells how it goes', async () => {
  const tree = await newHost({ booted: true });
  await proxyBefore(tree, 'up', () => null);
  const console = lineConsole(tree);
  await console.sees('Quit');
  await answersLines(console, ['Number:', numberOf(console, 'Virtual Machines')], ['Number:', '2']);
  await console.sees('Several numbers (1,3) open several items.');
  const chosen = ['Backup proxy', 'lab-client'].map((name) => numberOf(console, name)).join(',');
  await answersLines(
    console,
    ['Number [1]:', chosen],
    ['Number [1]:', '1'],
    ['Start? y or n [n]:', 'y'],
    ['User name [root]:', ''],
    ['Password:', 'embedded'],
    ['Start? y or n [n]:', 'y'],
  );
  await console.sees('+ Backup proxy: done (Running', '+ lab-client: done (Running', 'It is done.');
  await answersLines(console, ['Enter: Close', '']);
  await console.sees('Backup proxy, running');
});
