import { consoleWithoutXapi } from '../../support/story/reset-story.js';

const naming = 'Reset the names of the network interfaces';

test('who keeps the names of the network interfaces has no step that resets them', async () => {
  const { console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Interface names');
  await console.choose('Keep');
  await console.sees(/Interface names +kept/u);
  await console.choose('Continue');
  expect(await console.reads('. Reboot')).not.toContain(naming);
  await console.back();
  await console.choose('Interface names');
  await console.choose('Reset');
  await console.choose('Continue');
  expect(await console.reads('. Reboot')).toContain(naming);
});
