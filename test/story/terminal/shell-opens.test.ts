import { testWhere } from '../../support/run/test-where.js';
import { makeHostTree } from '../../support/host/host-tree.js';
import { canChangeRoot, rootNeeds } from '../../support/host/real-root.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { openConsoleAtRealRoot, storyFolder } from '../../support/story/story.js';

const onRealRoot = testWhere(canChangeRoot(), rootNeeds);

onRealRoot(
  'the local shell opens on a host whose list of users is gone, knows when it is to end, ' +
    'and exit leads back',
  async () => {
    const tree = storyFolder();
    // No password was ever set, so nobody has to log in.
    makeHostTree(tree, { 'etc/shadow': 'root:!!:19000::::::\n' });
    makeStandIns(tree, ['usr/sbin/systemctl', 'usr/sbin/xl'], {}, '/');
    const console = openConsoleAtRealRoot(tree);
    await console.sees('XAPI is not running');
    await console.moveTo('Local Command Shell');
    console.enter();
    await console.sees(/^# *$/mu);
    console.session.type('echo ends-after-$TMOUT as-$USER\n');
    await console.sees('ends-after-300 as-root');
    console.session.type('exit\n');
    await console.sees('Open a root shell on this screen');
    expect(await console.quits()).toBe(0);
  },
);
