import { consoleOn, resetsToDhcp } from '../../support/story/reset-story.js';
import { standInHost } from '../../support/host/stand-in-host.js';
import { newHost } from '../../support/story/story.js';

test('the host does not reboot at first: F8 goes on from there', async () => {
  const tree = await newHost({ booted: true });
  let times = 0;
  const host = await standInHost(tree, (call) => {
    if (call === 'reboot') times += 1;
    return call === 'reboot' && times === 1 ? 'Operation inhibited.' : null;
  });
  const console = await consoleOn(tree);
  await console.opensReset();
  await resetsToDhcp(console, 'eth1');
  await console.sees('The reset has failed.', 'F8 continues the reset');
  console.session.press('f8');
  await console.agrees('continue');
  await console.sees('All steps are done');
  expect(times).toBe(2);
  expect(host.calls.at(-1)).toBe('reboot');
});
