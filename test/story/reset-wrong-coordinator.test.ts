import { consoleWithoutXapi, isRefused } from '../support/reset-story.js';

test('on a supporter (slave) a wrong coordinator address is named at its field', async () => {
  const { console } = await consoleWithoutXapi({ 'etc/xensource/pool.conf': 'slave:192.168.1.11' });
  await console.opensReset();
  await console.choose('eth0');
  await console.choose('Static');
  await console.next();
  await console.choose('Go on');
  await isRefused(
    console,
    'Coordinator address',
    '192.168.1.11:443',
    '"192.168.1.11:443" is neither an IP address nor a host name',
  );
  await isRefused(
    console,
    'Coordinator address',
    '192.168.1',
    '"192.168.1" is neither an IP address nor a host name',
  );
  await isRefused(
    console,
    'Coordinator address',
    '192.168.1.10',
    '"192.168.1.10" is the address this host itself is to get',
  );
  await console.fill('Coordinator address', 'xcp-fra-02.example.org');
  await console.next();
  await console.sees(/Pool coordinator +xcp-fra-02\.example\.org/u);
});
