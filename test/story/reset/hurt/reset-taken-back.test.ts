import { consoleOn, resetsToDhcp } from '../../../support/story/reset-story.js';
import { standInHost } from '../../../support/host/stand-in-host.js';
import { newHost } from '../../../support/story/story.js';
import { hostFilesOf } from '../../../support/host/tree-state.js';

test('the host does not reboot: everything else is done, and U puts it all back as it was before', async () => {
  const tree = await newHost({ booted: true });
  const before = hostFilesOf(tree);
  await standInHost(tree, (call) => (call === 'reboot' ? 'Operation inhibited.' : null));
  const console = await consoleOn(tree);
  await console.opensReset();
  await resetsToDhcp(console, 'eth1');
  await console.sees(
    'The reset has failed.',
    'Operation inhibited.',
    'This host is partly changed',
    'U puts everything back',
  );
  console.session.type('u');
  await console.agrees('go back');
  await console.sees('Everything is back as it was before.');
  expect(hostFilesOf(tree)).toMatchObject(before);
});
