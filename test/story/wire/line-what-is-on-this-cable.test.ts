import { answersLines, lineConsole, opensNetworkItem } from '../../support/story/line-story.js';
import { newHost } from '../../support/story/story.js';

test('line by line: what is on a cable is told as soon as the wire has said it', async () => {
  const console = lineConsole(await newHost({ booted: true }));
  await opensNetworkItem(console, 'Display NICs');
  await answersLines(console, ['Number [1]:', '3']);
  await answersLines(console, ['Enter', 'w']);
  await console.sees(
    'On the wire of eth2, untagged:',
    'Switch sw-storage: port Eth1/12 (LLDP)',
    'sends LACP: it expects a bond',
  );
});
