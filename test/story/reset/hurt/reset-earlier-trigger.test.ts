import { textAt } from '../../../support/host/host-tree.js';
import { choosesDhcp, consoleWithoutXapi } from '../../../support/story/reset-story.js';

test(
  'an earlier reset that still waits for its completion is told of, and this one takes its ' +
    'place',
  async () => {
    const { tree, console } = await consoleWithoutXapi({
      'var/tmp/network-reset': 'DEVICE=eth3\nMODE=dhcp\n',
    });
    await console.sees('A network reset waits for the next start of XAPI');
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    const preview = await console.reads('. Reboot');
    expect(preview).toContain('/var/tmp/network-reset exists already');
    expect(preview).toMatch(/- DEVICE=eth3[\s\S]*\+ DEVICE=eth1/u);
    await console.next();
    await console.answers('yes');
    await console.sees('All steps are done');
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  },
);
