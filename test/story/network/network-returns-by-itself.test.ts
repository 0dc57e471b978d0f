import { configuresManagement } from '../../support/story/management-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('a change that the operator undoes before its countdown ends', async () => {
  const console = await openConsole(await newHost());
  await configuresManagement(console);
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Return unless confirmed');
  await console.choose('after 120 seconds');
  await console.sees(/Return unless confirmed +after 120 seconds/u);
  await console.choose('Continue');
  await console.sees('The countdown goes on when this console ends');
  console.session.press('f8');
  await console.sees(
    /returns in 1\d\d seconds/u,
    'The management interface is configured',
    'Keep it',
  );
  console.session.type('r');
  await console.sees('The former management interface is back.');
  await console.next();
  await console.sees(/Device +eth0/u);
});
