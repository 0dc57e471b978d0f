import { testWhere } from '../../support/run/test-where.js';
import { makeHostTree } from '../../support/host/host-tree.js';
import { canChangeRoot, rootNeeds } from '../../support/host/real-root.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { openConsoleAtRealRoot, storyFolder } from '../../support/story/story.js';

const onRealRoot = testWhere(canChangeRoot(), rootNeeds);

onRealRoot(
  'XAPI is down: network time is switched off by the host itself, then the clock is set',
  async () => {
    const tree = storyFolder();
    // No password was ever set, so nobody has to log in.
    makeHostTree(tree, {
      'etc/shadow': 'root:!!:19000::::::\n',
      'etc/chrony.conf': 'server 192.0.2.9 iburst\n',
    });
    const made = makeStandIns(
      tree,
      ['systemctl', 'xl', 'date', 'hwclock', 'chronyc'].map((name) => `usr/sbin/${name}`),
      {},
      '/',
    );
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
    await console.sees('The time source is set');
    expect(
      made.calls().filter((call) => /^(?:date|hwclock|systemctl disable)/u.test(call)),
    ).toEqual([
      'systemctl disable --now chronyd',
      'date -s 2026-02-28 23:59:00',
      'hwclock --systohc',
    ]);
  },
);
