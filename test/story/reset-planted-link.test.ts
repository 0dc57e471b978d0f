import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../support/host-tree.js';
import { choosesDhcp, consoleWithoutXapi } from '../support/reset-story.js';

test(
  "a link that somebody has planted in the trigger's place stands in the way, and nothing is " +
    'written through it',
  async () => {
    const { tree, console } = await consoleWithoutXapi({ 'etc/shadow': 'secret' });
    symlinkSync('/etc/shadow', join(tree, 'var/tmp/network-reset'));
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    await console.sees(
      'This blocks the reset',
      '/var/tmp/network-reset is a link, which anyone may have put there. Look at it and remove it',
      'The reset cannot start until this is fixed',
    );
    console.enter();
    await console.back();
    await console.sees('advanced');
    expect(textAt(tree, 'etc/shadow')).toBe('secret');
  },
);
