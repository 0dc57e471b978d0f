import { consoleWithoutXapi, isRefused } from '../../support/story/reset-story.js';

test('each wrong value is named at its field, and the cursor stays there until it is right', async () => {
  const { console } = await consoleWithoutXapi({ 'etc/xensource/pool.conf': 'slave:192.168.1.11' });
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('Static');
  await isRefused(console, 'IP address', '', 'Enter an IPv4 address');
  await isRefused(console, 'IP address', '10.20.0', '"10.20.0" is not an IPv4 address');
  await console.fill('IP address', '10.20.0.7/24');
  await isRefused(
    console,
    'Gateway',
    '10.20.0.7',
    '"10.20.0.7" is the address of this host itself',
  );
  await console.fill('IP address', '192.168.1.20');
  await console.fill('Gateway', '');
  await isRefused(console, 'Netmask', '/240', '"/240" is not a netmask');
  await console.fill('Netmask', '255.255.255.0');
  await isRefused(console, 'DNS servers', '192.168.1.1, ns1', '"ns1" is not an IP address');
  await isRefused(
    console,
    'DNS servers',
    '192.168.1.1, fd00::53',
    '"fd00::53" cannot be reached: IPv6 is none',
  );
  await console.fill('DNS servers', '192.168.1.1');
  await console.next();

  await console.choose('VLAN');
  await isRefused(console, 'VLAN', '4095', '"4095" is too large for a VLAN tag');
  await console.fill('VLAN', '7');
  await console.next();
  await console.choose('IPv6');
  await console.choose('Static');
  await isRefused(console, 'IPv6 address', 'fd00::10', '"fd00::10" has no prefix length');
  await console.fill('IPv6 address', 'fd00::10/64');
  await isRefused(
    console,
    'IPv6 gateway',
    'fd00::10',
    '"fd00::10" is the address of this host itself',
  );
  await console.fill('IPv6 gateway', 'fe80::1');
  await console.fill('DNS servers', '192.168.1.1, fd00::53');
  await console.next();
  await console.sees('advanced', 'static, fd00::10/64');

  await console.choose('Continue');
  const own = '192.168.1.20';
  await isRefused(console, 'Coordinator address', own, 'is the address of this host itself');
  await console.fill('Coordinator address', 'xcp-fra-02.example.org');
  await console.next();
  await console.sees(/Pool coordinator +xcp-fra-02\.example\.org/u);
  await console.sees(/DNS servers +192\.168\.1\.1, fd00::53/u);
});
