import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeHostTree } from '../../support/host/host-tree.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { withMounts } from '../../support/story/reset-story.js';
import { openConsoleAtRealRoot, storyFolder } from '../../support/story/story.js';

withMounts(
  'a console that is told to end awaits the end of the change that it has begun',
  async () => {
    const tree = storyFolder();
    makeHostTree(tree, {
      // No password was ever set, so nobody has to log in.
      'etc/shadow': 'root:!!:19000::::::\n',
      'etc/chrony.conf': 'server 192.0.2.9 iburst\n',
    });
    execFileSync('mkfifo', [join(tree, 'gate')]);
    const made = makeStandIns(
      tree,
      ['systemctl', 'xl', 'date', 'hwclock', 'chronyc'].map((name) => `usr/sbin/${name}`),
      { systemctl: 'case "$1" in disable) read go < /gate ;; esac' },
      '/',
    );
    const calls = (): readonly string[] =>
      made.calls().filter((call) => /^(?:date|hwclock|systemctl disable)/u.test(call));
    const console = openConsoleAtRealRoot(tree);
    await console.sees('XAPI is not running');
    await console.choose('Network and Management Interface');
    await console.choose('Network Time (NTP)');
    await console.choose('Off');
    await console.fill('Date', '2026-02-28');
    await console.fill('Time', '23:59');
    await console.next();
    await console.sees('done by the files and services of this host itself');
    console.session.press('f8');
    await console.session.waitFor(() => calls().length > 0);
    console.session.signal('SIGTERM');
    await writeFile(join(tree, 'gate'), 'go\n');
    await console.session.ended();
    expect(calls()).toEqual([
      'systemctl disable --now chronyd',
      'date -s 2026-02-28 23:59:00',
      'hwclock --systohc',
    ]);
  },
);
