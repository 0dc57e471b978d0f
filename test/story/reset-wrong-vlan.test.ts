import { consoleWithoutXapi, isRefused } from '../support/reset-story.js';

test('a wrong VLAN tag is named at its field', async () => {
  const { console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('VLAN');
  await isRefused(
    console,
    'VLAN',
    '4095',
    '"4095" is too large for a VLAN tag; give a number from 0 to 4094, or leave it empty.',
  );
  await isRefused(console, 'VLAN', '-1', '"-1" is not a VLAN tag');
  await isRefused(console, 'VLAN', 'office', '"office" is not a VLAN tag');
  await isRefused(console, 'VLAN', '007', 'write 7 if that is what you mean');
  await console.fill('VLAN', '7');
  await console.next();
  await console.sees(/VLAN +7 /u);
});
