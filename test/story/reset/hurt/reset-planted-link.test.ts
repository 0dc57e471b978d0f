import { lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../../../support/host/host-tree.js';
import { choosesDhcp, consoleOn } from '../../../support/story/reset-story.js';
import { newHost } from '../../../support/story/story.js';

test(
  "a link that somebody has planted in the trigger's place is told of, moved out of the way, " +
    'and nothing is written through it',
  async () => {
    const tree = await newHost({ booted: true, files: { 'etc/shadow': 'secret' } });
    symlinkSync('/etc/shadow', join(tree, 'var/tmp/network-reset'));
    const console = await consoleOn(tree);
    await console.sees('is a symbolic link that others have put there');
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    expect(await console.reads('. Reboot')).toContain('is ignored, and renamed before');
    await console.next();
    await console.answers('yes');
    await console.sees('All steps are done');
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
    expect(textAt(tree, 'etc/shadow')).toBe('secret');
    const aside = readdirSync(join(tree, 'var/tmp')).filter((name) => name.includes('.aside-'));
    expect(aside.map((name) => lstatSync(join(tree, 'var/tmp', name)).isSymbolicLink())).toEqual([
      true,
    ]);
  },
);
