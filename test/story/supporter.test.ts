import { textAt } from '../support/host/host-tree.js';
import { newHost, openConsole } from '../support/story/story.js';

test('an operator brings a supporter (slave) back to a coordinator that has a new address', async () => {
  const tree = await newHost({ files: { 'etc/xensource/pool.conf': 'slave:192.168.1.11' } });
  const console = await openConsole(tree);
  await console.opensReset();
  await console.sees('supporter (slave)');
  await console.choose('eth0');
  await console.choose('DHCP');
  await console.choose('Go on');

  await console.sees('pool coordinator (master)');
  expect(await console.valueOf('Coordinator address')).toBe('192.168.1.11');
  await console.fill('Coordinator address', '10.20.0.11:443');
  console.enter();
  await console.sees('"10.20.0.11:443"');
  await console.fill('Coordinator address', '10.20.0.11');
  await console.next();
  expect(await console.reads('. Reboot')).toMatch(
    /- slave:192\.168\.1\.11[\s\S]*\+ slave:10\.20\.0\.11/u,
  );
  await console.next();
  await console.answers('yes');
  await console.comesBack(/IPv4 mode +dhcp/u, '192.168.1.57');

  expect(textAt(tree, 'etc/xensource/pool.conf')).toBe('slave:10.20.0.11');
  expect(textAt(tree, 'var/tmp/network-reset')).toBeNull();
});
