import { newHost, openConsole } from '../support/story.js';

test('who turns from DHCP to static finds the leased address in the form', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Network and Management Interface');
  await console.choose('Configure Management Interface');
  await console.choose('Configure');
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Go on');
  console.session.press('f8');
  await console.sees('The management interface is configured', 'ok    IPv4 address: 10.20.0.131');
  await console.next();
  await console.sees(/IPv4 address +10\.20\.0\.131/u);
  await console.choose('Configure Management Interface');
  await console.choose('Configure');
  await console.sees('> eth1');
  await console.choose('eth1');
  await console.choose('Static');
  expect([await console.valueOf('IP address'), await console.valueOf('Netmask'), await console.valueOf('Gateway')]).toEqual(['10.20.0.131', '255.255.255.0', '10.20.0.1']);
});
