import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test(
  'each network interface is told by MAC, link, speed and driver, and what it is used for; ' +
    'bridges and bonds are not on offer',
  async () => {
    const { console } = await consoleWithoutXapi();
    await console.opensReset();
    await console.sees(
      /Device +MAC address +Link +Speed +Driver +Used by/u,
      /> eth0 +3c:ec:ef:12:a0:54 +up +1000 Mbit\/s +igb +management/u,
      /eth2 +a0:36:9f:7b:10:c8 +up +10 Gbit\/s +ixgbe +bond0/u,
      /eth4 +00:15:17:9e:44:21 +down +e1000e/u,
    );
    expect(console.screen).not.toMatch(/^[│|] [> ] (xenbr|xapi|bond)/mu);
  },
);

test('a port without a link and a port of a bond are warned of before the start', async () => {
  const { console } = await consoleWithoutXapi();
  await console.opensReset();
  await console.choose('eth4');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.sees('eth4 has no link: check its cable and its switch port.');
  await console.back();
  await console.back();
  await console.back();
  await console.choose('eth2');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.sees('eth2 is in bond0, which the reset forgets.');
});
