import { answersLines, lineConsole, opensNetworkItem } from '../../support/story/line-story.js';
import { newHost } from '../../support/story/story.js';

test('line by line: a temporary address on a host that nobody runs is only named', async () => {
  const console = lineConsole(await newHost({ booted: true }));
  await opensNetworkItem(console, 'Temporary Address');
  await answersLines(
    console,
    ['User name [root]:', ''],
    ['Password:', 'embedded'],
    ['Number [1]:', '1'],
    ['[eth0]:', ''],
    ['(like 192.168.0.10/24):', '192.168.1.77/24'],
    ['already has):', ''],
    ['another network):', ''],
    ['[60]:', '30'],
  );
  await console.sees('192.168.1.77/24 is put on eth0, or on the bridge that it is in, for 30');
  await answersLines(console, ['y or n [n]:', 'y']);
  await console.sees(
    'ip -4 address add 192.168.1.77/24 dev xenbr0 valid_lft 1800 preferred_lft 1800',
  );
});
