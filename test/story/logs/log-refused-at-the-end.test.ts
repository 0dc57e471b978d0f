import { makeHostTree, textAt } from '../../support/host/host-tree.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { isTurnedAway, opensLogin } from '../../support/story/login-story.js';
import { withMounts } from '../../support/story/reset-story.js';
import { openConsoleAtRealRoot, storyFolder } from '../../support/story/story.js';

withMounts(
  'a log that refuses the last lines only while the console ends is told below its screen, and a ' +
    'file has the lines',
  async () => {
    const tree = storyFolder();
    makeHostTree(tree, { 'etc/shadow': 'root:$6$salt$hash:19000::::::\n' });
    const logger = 'cat > /dev/null; echo "no socket" >&2; exit 1';
    makeStandIns(tree, ['usr/sbin/logger', 'usr/sbin/xl'], { logger }, '/');
    const console = openConsoleAtRealRoot(tree);
    console.asksItself();
    await console.sees('XAPI is not running');
    await opensLogin(console);
    await isTurnedAway(console, 'guess', 'cannot be checked');
    await console.back();
    await console.back();
    expect(await console.quits()).toBe(0);
    expect(console.screen.replace(/\s+/gu, ' ')).toContain(
      'The system log accepts no lines (no socket): they are in /var/log/xsconsole.log.',
    );
    expect(textAt(tree, 'var/log/xsconsole.log')).toMatch(
      /warning: logger cannot be used \(no socket\).*\n.* warning: login failed for root \(/u,
    );
  },
);
