import { configuresManagement, managesByDhcp } from '../../support/story/management-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('who turns from DHCP to static finds the leased address in the form', async () => {
  const console = await openConsole(await newHost());
  await configuresManagement(console);
  await managesByDhcp(console, 'eth1', 'ok     IPv4 address: 10.20.0.131');
  await console.sees(/IPv4 address +10\.20\.0\.131/u);
  await console.choose('Configure Management Interface');
  await console.choose('Configure');
  await console.sees('> eth1');
  await console.choose('eth1');
  await console.choose('Static');
  expect([
    await console.valueOf('IP address'),
    await console.valueOf('Netmask'),
    await console.valueOf('Gateway'),
  ]).toEqual(['10.20.0.131', '255.255.255.0', '10.20.0.1']);
});
