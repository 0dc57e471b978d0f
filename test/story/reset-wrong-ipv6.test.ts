import { consoleWithoutXapi, isRefused } from '../support/reset-story.js';

test('a wrong IPv6 address or gateway is named at its field', async () => {
  const { console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('IPv6');
  await console.choose('Static');
  await isRefused(
    console,
    'IPv6 address',
    'fd00::10',
    '"fd00::10" has no prefix length; write it behind the address, like fd00::10/64.',
  );
  await isRefused(
    console,
    'IPv6 address',
    'fd00::10/129',
    'The prefix length of "fd00::10/129" must be a number from 1 to 128',
  );
  await isRefused(console, 'IPv6 address', 'fd00:::10/64', '"fd00:::10/64" is not an IPv6 address');
  await isRefused(console, 'IPv6 address', '::1/128', '"::1/128" is a loopback address');
  await console.fill('IPv6 address', 'fd00::10/64');
  await isRefused(console, 'IPv6 gateway', 'fd01::1', '"fd01::1" lies outside fd00::10/64');
  await console.fill('IPv6 gateway', 'fe80::1');
  await console.next();
  await console.sees('further settings', 'Static, fd00::10/64');
});

test('neither IPv4 nor IPv6 would leave the host without an address: said before one can go on', async () => {
  const { console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('None');
  await console.choose('Go on');
  await console.sees('IPv4 and IPv6 are both none, so the host would come back without an address');
});
