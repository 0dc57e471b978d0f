import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../../support/host/host-tree.js';
import { consoleOn } from '../../support/story/reset-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test(
  'no password was ever set: everybody may do everything and is told so; the first one ' +
    'closes that',
  async () => {
    const tree = await newHost();
    rmSync(join(tree, 'etc/xsconsole/passwords'));
    const console = await openConsole(tree);
    console.asksItself();
    await console.choose('Reboot or Shutdown');
    await console.choose('Reboot');
    await console.sees('This host goes down');
    await console.back();
    await console.back();
    await console.choose('Authentication');
    await console.sees('Root has no password');
    await console.choose('Change Password');
    await console.sees('Root has no password yet.');
    console.session.type('embedded2');
    console.session.press('tab');
    console.session.type('embedded2');
    console.enter();
    await console.sees('The password is changed.');
    await console.next();
    await console.choose('Change Auto-Logout Time');
    await console.logsIn();
    await console.sees('Minutes');
    expect(textAt(tree, 'etc/xsconsole/passwords')).toBe('root:embedded2\n');
  },
);

test(
  'a tree of files without users of its own: whoever may write it needs no login, and is ' +
    'told so',
  async () => {
    const tree = await newHost({ booted: true });
    rmSync(join(tree, 'etc/xsconsole/passwords'));
    const console = await consoleOn(tree);
    console.asksItself();
    await console.choose('Authentication');
    await console.sees('No login is needed here: this is a tree of files without users of its own');
    await console.moveTo('Change Password');
    await console.sees('so there is no password to change');
    await console.back();
    await console.choose('Network and Management Interface');
    await console.choose('Emergency Network Reset');
    await console.sees('This reboots the host');
  },
);
