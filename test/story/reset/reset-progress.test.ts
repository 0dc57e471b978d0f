import { choosesDhcp, consoleOn } from '../../support/story/reset-story.js';
import { newHost } from '../../support/story/story.js';
import { standInHost } from '../../support/host/stand-in-host.js';

test('while the host is being changed Esc does nothing but say so, and each step shows its state', async () => {
  const tree = await newHost({ booted: true });
  const host = await standInHost(tree, () => null, 'stopService xcp-networkd');
  const console = await consoleOn(tree);
  await console.opensReset();
  await choosesDhcp(console, 'eth1');
  await console.next();
  await console.answers('yes');
  await console.sees(
    /Stop XAPI +done/u,
    /Stop xcp-networkd +running/u,
    /Replace \/etc\/xensource-inventory +waiting/u,
    'The reset is running. Please wait.',
  );
  console.session.press('escape');
  await console.sees('The host is already being changed, so the reset runs to its end.');
  host.goesOn();
  await console.sees('All steps are done');
});
