import { newHost, openConsole } from '../../support/story/story.js';

test('a DHCP offer on the chosen port fills the static form on a key, but for the address', async () => {
  const console = await openConsole(await newHost());
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('Static');
  await console.sees('DHCP server 10.20.0.1: offer 10.20.0.131/24', 'Ctrl-F/F8 Fill in');
  console.session.type('\x06');
  await console.sees('10.20.0.2,10.20.0.3');
  expect(await console.valueOf('IP address')).toBe('');
  expect(await console.valueOf('Netmask')).toBe('255.255.255.0');
  expect(await console.valueOf('Gateway')).toBe('10.20.0.1');
  await console.fill('IP address', '10.20.0.7');
  await console.next();
  await console.choose('Continue');
  await console.sees('static, 10.20.0.7');
});
