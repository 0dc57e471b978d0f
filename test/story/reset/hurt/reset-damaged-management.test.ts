import { textAt } from '../../../support/host/host-tree.js';
import { choosesDhcp, consoleWithoutXapi } from '../../../support/story/reset-story.js';

test.each([
  ['is missing', null, 'management.conf is missing; it will be created.'],
  [
    'is damaged',
    "LABEL='eth0\nMODE=\0\0\0\0",
    'management.conf is damaged; it will be rewritten, and nothing is carried over from it.',
  ],
])(
  'management.conf %s: the console opens all the same, and the reset writes it anew',
  async (_, text, told) => {
    const path = 'etc/firstboot.d/data/management.conf';
    const { tree, console } = await consoleWithoutXapi({ [path]: text });
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    expect(await console.reads('. Reboot')).toContain(told.slice(0, 40));
    await console.next();
    await console.answers('yes');
    await console.sees('All steps are done');
    expect(textAt(tree, path)).toBe("LABEL='eth1'\nMODE='dhcp'\n");
  },
);
