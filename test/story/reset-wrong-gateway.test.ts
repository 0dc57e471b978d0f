import { asksForStaticAddress, isRefused } from '../support/reset-story.js';

test('a gateway that cannot be reached is named at its field, and may be left empty', async () => {
  const console = await asksForStaticAddress();
  await isRefused(console, 'Gateway', '10.99.0.1', '"10.99.0.1" lies outside 192.168.1.0/24');
  await isRefused(
    console,
    'Gateway',
    '192.168.1.10',
    '"192.168.1.10" is the address of this host itself',
  );
  await isRefused(
    console,
    'Gateway',
    'router',
    '"router" is not an IPv4 address; give an IPv4 address, like 192.168.0.1, or leave it empty.',
  );
  await console.fill('Gateway', '');
  await console.next();
  await console.sees('further settings');
});

test('a gateway that no longer fits is named when the address is changed', async () => {
  const console = await asksForStaticAddress();
  await console.fill('IP address', '10.20.0.7');
  await isRefused(console, 'Gateway', '192.168.1.1', '"192.168.1.1" lies outside 10.20.0.0/24');
});
