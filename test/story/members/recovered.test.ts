import { newHost, openConsole } from '../../support/story/story.js';

test('on the coordinator, Place in the Pool says its role and names the supporters that did not answer', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Resource Pool');
  await console.choose('Place in the Pool');
  await console.sees('This host is the pool coordinator (master).', 'Recover supporters');
  await console.choose('Recover supporters');
  await console.sees('is told that this host is its pool coordinator', '> No');
  console.session.type('y');
  await console.logsIn();
  await console.sees('is told that this host is its pool coordinator', '> No');
  console.session.type('y');
  await console.sees('No supporter (slave) answered.', 'These did not answer: xcp-fra-02.');
});
