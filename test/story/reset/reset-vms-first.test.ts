import { choosesDhcp } from '../../support/story/reset-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('from the preview the VMs are shut down first, and it no longer names them', async () => {
  const console = await openConsole(await newHost());
  await console.opensReset();
  await choosesDhcp(console, 'eth1');
  await console.sees('V Shut VMs down');
  console.session.type('v');
  await console.sees('before the reset:', '- win-dc01', '> No');
  console.session.type('y');
  await console.sees('win-dc01: has ended', 'All have ended.');
  await console.next();
  await console.reads('No VM is running on this host');
});
