import { textAt } from '../../support/host/host-tree.js';
import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test('a supporter (slave) follows its coordinator to an IPv6 address', async () => {
  const { tree, console } = await consoleWithoutXapi({
    'etc/xensource/pool.conf': 'slave:192.168.1.11',
  });
  await console.opensReset();
  await console.choose('eth0');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.fill('Coordinator address', 'fd00::11');
  await console.next();
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'etc/xensource/pool.conf')).toBe('slave:fd00::11');
});
