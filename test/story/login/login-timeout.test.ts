import { textAt } from '../../support/host/host-tree.js';
import { consoleWithClock } from '../../support/story/login-story.js';

const journal = 'var/lib/xsconsole/reset/journal';

test(
  'an operator is called away from the last question: nobody else can answer it, nothing is ' +
    'lost, and after a login it is asked again',
  async () => {
    const { tree, console, leap } = await consoleWithClock(90);
    await console.choose('Network and Management Interface');
    await console.choose('Emergency Network Reset');
    await console.logsIn();
    await console.next();
    for (const answer of ['eth1', 'DHCP', 'Continue']) await console.choose(answer);
    await console.next();
    await console.fill('Type yes to start', 'yes');
    leap();
    await console.session.waitFor(() => !console.screen.includes('root@'));
    await console.sees('Reset: confirm', '[yes ');
    console.enter();
    await console.sees('root was logged out after 1 minute without a keypress.');
    await console.back();
    await console.sees('Reset: confirm', '[yes ');
    expect([textAt(tree, journal), textAt(tree, 'var/tmp/network-reset')]).toEqual([null, null]);
    console.enter();
    await console.sees('root was logged out');
    await console.logsIn();
    await console.sees('Reset: confirm', '[yes ', 'root@');
    expect(textAt(tree, 'var/tmp/network-reset')).toBeNull();
    console.enter();
    await console.sees('All steps are done');
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  },
);
