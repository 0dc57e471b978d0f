import { newHost, openConsole } from '../support/story.js';

test('on DHCP the name servers cannot be set, and the page says why, with those that are asked', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Network and Management Interface');
  await console.choose('Configure Management Interface');
  await console.choose('Configure');
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Go on');
  console.session.press('f8');
  await console.sees('The management interface is configured');
  await console.next();
  await console.moveTo('DNS Servers');
  await console.sees('The name servers come from DHCP. To set your own, give the management interface a static address.', '- 10.20.0.2', '- 10.20.0.3');
  console.enter();
  await console.moveTo('Network Time (NTP)');
  await console.sees('Where this host gets the time');
});
