import { textAt } from '../../support/host/host-tree.js';
import { consoleToLogInto, isTurnedAway } from '../../support/story/login-story.js';

const files = {
  'etc/xsconsole/passwords': 'root:embedded\nann:geheim ß\nbob:secret\n',
  'etc/xsconsole/console.conf': 'LOGIN_GROUP=operators\n',
  'etc/group': 'root:x:0:\noperators:x:990:ann\n',
};

test(
  'a member of the group that may administer this host resets it, and the journal names ' +
    'them; somebody else is turned away',
  async () => {
    const { tree, console } = await consoleToLogInto(files);
    await console.choose('Network and Management Interface');
    await console.choose('Emergency Network Reset');
    await console.fill('User name', 'bob');
    console.session.press('tab');
    await isTurnedAway(
      console,
      'secret',
      'This user may not administer this host. Only root and members of the group operators may.',
    );
    await console.fill('User name', 'ann');
    console.session.press('tab');
    await console.logsIn('geheim ß');
    await console.sees('ann@');
    await console.next();
    for (const answer of ['eth1', 'DHCP', 'Continue']) await console.choose(answer);
    await console.next();
    await console.answers('yes');
    await console.sees('All steps are done');
    expect(textAt(tree, 'var/lib/xsconsole/reset/journal')).toContain('"user":"ann"');
  },
);
