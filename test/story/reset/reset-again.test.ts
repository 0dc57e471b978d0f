import { textAt } from '../../support/host/host-tree.js';
import { choosesDhcp, consoleWithoutXapi, resetsToDhcp } from '../../support/story/reset-story.js';

test('who chose the wrong port resets again before the reboot: the second choice counts', async () => {
  const { tree, console } = await consoleWithoutXapi();
  await console.opensReset();
  await resetsToDhcp(console, 'eth1');
  await console.sees('All steps are done');
  await console.next();
  await console.choose('Emergency Network Reset');
  await console.next();
  await choosesDhcp(console, 'eth2');
  await console.sees(
    '/var/tmp/network-reset exists already: an earlier reset is not completed yet. This ' +
      'one replaces it.',
  );
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth2\nMODE=dhcp\n');
});
