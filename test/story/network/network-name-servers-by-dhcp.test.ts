import { configuresManagement, managesByDhcp } from '../../support/story/management-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('on DHCP the name servers cannot be set, and the page says why, with those that are asked', async () => {
  const console = await openConsole(await newHost());
  await configuresManagement(console);
  await managesByDhcp(console, 'eth1');
  await console.moveTo('DNS Servers');
  await console.sees(
    'The name servers come from DHCP. To set your own, give the management interface a ' +
      'static address.',
    '- 10.20.0.2',
    '- 10.20.0.3',
  );
  await console.next();
  await console.sees('The name servers come from DHCP.', '- 10.20.0.3');
  await console.back();
  await console.moveTo('Network Time (NTP)');
  await console.sees('Where this host gets the time');
});
