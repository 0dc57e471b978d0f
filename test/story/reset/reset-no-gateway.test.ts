import { textAt } from '../../support/host/host-tree.js';
import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test('gateway and DNS servers optional: then no file has a line for them', async () => {
  const { tree, console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('Static');
  await console.fill('IP address', '10.20.0.7');
  await console.fill('Netmask', '255.255.255.0');
  await console.next();
  await console.choose('Continue');
  await console.sees('no gateway', /DNS servers +none/u);
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe(
    "LABEL='eth1'\nMODE='static'\nIP='10.20.0.7'\nNETMASK='255.255.255.0'\n",
  );
  expect(textAt(tree, 'var/tmp/network-reset')).toBe(
    'DEVICE=eth1\nMODE=static\nIP=10.20.0.7\nNETMASK=255.255.255.0\n',
  );
});
