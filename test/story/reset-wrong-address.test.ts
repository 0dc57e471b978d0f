import { asksForStaticAddress, isRefused } from '../support/reset-story.js';

test('a wrong IP address is named at its field, and the cursor stays there until it is right', async () => {
  const console = await asksForStaticAddress();
  await isRefused(
    console,
    'IP address',
    '',
    'It is missing; give an IPv4 address, like 192.168.0.10.',
  );
  await isRefused(console, 'IP address', '10.20.0', '"10.20.0" is not an IPv4 address');
  await isRefused(console, 'IP address', '10.20.0.07', '"10.20.0.07" is not an IPv4 address');
  await isRefused(console, 'IP address', 'fd00::10', '"fd00::10" is not an IPv4 address');
  await isRefused(
    console,
    'IP address',
    '127.0.0.1',
    '"127.0.0.1" is a loopback address, which never leaves the host',
  );
  await isRefused(console, 'IP address', '224.0.0.5', '"224.0.0.5" is a multicast address');
  await isRefused(
    console,
    'IP address',
    '192.168.1.255',
    '"192.168.1.255" is the broadcast address of 192.168.1.0/24',
  );
  await console.fill('IP address', '192.168.1.20');
  await console.next();
  await console.sees('further settings');
});
