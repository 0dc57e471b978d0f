import { answersLines, lineConsole, opensResetByLine } from '../../support/story/line-story.js';
import { newHost } from '../../support/story/story.js';

test('line by line: f8 in the static form fills in what a DHCP server offers', async () => {
  const console = lineConsole(await newHost({ booted: true }));
  await opensResetByLine(console);
  await answersLines(console, ['Number [1]:', '2'], ['Number [2]:', '2']);
  await console.sees('DHCP server 10.20.0.1: offer 10.20.0.131/24', 'f8: Fill in');
  await answersLines(
    console,
    ['192.168.0.10):', 'f8'],
    ['192.168.0.10):', '10.20.0.7'],
    ['[255.255.255.0]:', ''],
    ['[10.20.0.1]:', ''],
    ['[10.20.0.2,10.20.0.3]:', ''],
    ['Number [1]:', ''],
  );
  await console.sees('static, 10.20.0.7');
});
