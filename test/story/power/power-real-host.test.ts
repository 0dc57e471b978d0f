import { testWhere } from '../../support/run/test-where.js';
import { makeHostTree } from '../../support/host/host-tree.js';
import { canChangeRoot, rootNeeds } from '../../support/host/real-root.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { openConsoleAtRealRoot, storyFolder } from '../../support/story/story.js';

const onRealRoot = testWhere(canChangeRoot(), rootNeeds);

onRealRoot(
  'XAPI is down: the VMs that would die are named by the hypervisor, and the host goes ' +
    'down in good order',
  async () => {
    const tree = storyFolder();
    // No password was ever set, so nobody has to log in.
    makeHostTree(tree, { 'etc/shadow': 'root:!!:19000::::::\n' });
    const made = makeStandIns(
      tree,
      ['usr/sbin/systemctl', 'usr/sbin/xl', 'usr/sbin/shutdown'],
      { xl: 'echo "mail server 5 2048 2 -b---- 7.6 1b0b8a54-0d0a-4a5e-9a3c-2f1e0d9c8b7a - -"' },
      '/',
    );
    const console = openConsoleAtRealRoot(tree);
    await console.sees('XAPI is not running');
    await console.choose('Reboot or Shutdown');
    await console.choose('Shutdown');
    await console.sees(
      'will be killed',
      '- mail server',
      'Without XAPI they cannot be shut down from here',
    );
    console.session.press('f8');
    await console.sees('This host goes down now');
    expect(made.calls().filter((call) => call.startsWith('shutdown'))).toEqual(['shutdown -h now']);
  },
);
