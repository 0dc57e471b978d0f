import { textAt } from '../../support/host/host-tree.js';
import { consoleWithoutXapi } from '../../support/story/reset-story.js';

const onVlan = { 'etc/firstboot.d/data/management.conf': "LABEL='eth1'\nMODE='dhcp'\nVLAN='55'\n" };

test('a management interface on a VLAN stays on it', async () => {
  const { tree, console } = await consoleWithoutXapi(onVlan, 'xapi2');
  await console.opensReset();
  await console.sees(/> eth1 /u);
  await console.next();
  await console.choose('DHCP');
  await console.sees(/VLAN +55/u);
  await console.next();
  expect(await console.reads('. Reboot')).toContain(
    'The management interface stays on VLAN 55, as in the firstboot data.',
  );
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\nVLAN=55\n');
});

test('a VLAN carried over to another port is said plainly', async () => {
  const { console } = await consoleWithoutXapi(onVlan, 'xapi2');
  await console.opensReset();
  await console.choose('eth0');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.sees('VLAN 55, which the firstboot data names for eth1, will be used on eth0.');
});
