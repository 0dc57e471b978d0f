import { textAt } from '../../support/host/host-tree.js';
import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test('a VLAN is taken away from the management interface by emptying its field', async () => {
  const { tree, console } = await consoleWithoutXapi(
    { 'etc/firstboot.d/data/management.conf': "LABEL='eth1'\nMODE='dhcp'\nVLAN='55'\n" },
    'xapi2',
  );
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('VLAN');
  expect(await console.valueOf('VLAN')).toBe('55');
  await console.fill('VLAN', '');
  await console.next();
  await console.sees(/VLAN +none \(untagged\)/u);
  await console.choose('Continue');
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe("LABEL='eth1'\nMODE='dhcp'\n");
});
