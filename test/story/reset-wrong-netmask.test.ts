import { asksForStaticAddress, isRefused } from '../support/reset-story.js';

test('a wrong netmask is named at its field', async () => {
  const console = await asksForStaticAddress();
  await isRefused(console, 'Netmask', '', 'It is missing; give a netmask, like 255.255.255.0.');
  await isRefused(console, 'Netmask', '255.255.0.255', 'since a 1 follows a 0 in its bits');
  await isRefused(
    console,
    'Netmask',
    '255.255.255.255',
    '"255.255.255.255" leaves room for no other host',
  );
  await isRefused(console, 'Netmask', '/240', '"/240" is not a netmask');
  await console.fill('Netmask', '255.255.255.0');
  await console.next();
  await console.sees('further settings');
});
