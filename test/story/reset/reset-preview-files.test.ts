import { consoleWithoutXapi, choosesDhcp } from '../../support/story/reset-story.js';

test(
  'the preview scrolls through each file, before and after, with a mark that there is more, ' +
    'down to the steps',
  async () => {
    const { console } = await consoleWithoutXapi({ 'etc/xensource/pool.conf': 'master' });
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    await console.sees('what will happen', '↓ more');
    const preview = await console.reads('. Reboot');
    expect(
      [
        'Files, before (-) and after (+)',
        "- MANAGEMENT_INTERFACE='xenbr0'",
        "+ MANAGEMENT_INTERFACE='xenbr1'",
        "+ CURRENT_INTERFACES=''",
        "- LABEL='eth0'",
        "+ LABEL='eth1'",
        "- IP='192.168.1.10'",
        '/var/lib/xcp/networkd.db (removed',
        '/var/tmp/network-reset (new)',
        '+ DEVICE=eth1',
        '+ MODE=dhcp',
        'Steps, in this order',
      ].filter((told) => !preview.includes(told)),
    ).toEqual([]);
    await console.sees('↑ more');
    console.session.press('home');
    await console.sees('Management interface after the reset');
  },
);
