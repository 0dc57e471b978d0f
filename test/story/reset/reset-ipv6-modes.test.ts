import { textAt } from '../../support/host/host-tree.js';
import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test.each([
  ['Autoconf', 'autoconf', 'autoconf'],
  ['DHCP', 'DHCP', 'dhcp'],
])('IPv6 by %s beside IPv4', async (label, told, written) => {
  const { tree, console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('IPv6');
  await console.choose(label);
  await console.choose('Continue');
  await console.sees(new RegExp(`IPv6 +${told}`, 'u'));
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'var/tmp/network-reset')).toBe(
    `DEVICE=eth1\nMODE=dhcp\nMODE_V6=${written}\n`,
  );
});
