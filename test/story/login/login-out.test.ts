import { textAt } from '../../support/host/host-tree.js';
import { consoleToLogInto, opensLogin } from '../../support/story/login-story.js';

test('an operator logs in by the menu, and out again: then the next change asks anew', async () => {
  const { tree, console } = await consoleToLogInto();
  await opensLogin(console);
  await console.logsIn();
  await console.sees('Logged in as root.', 'root@');
  await console.choose('Change Auto-Logout Time');
  await console.sees('Minutes');
  await console.back();
  await console.choose('Log In/Out');
  await console.sees('root is logged out.');
  await console.next();
  await console.sees('Nobody is logged in. Viewing needs no login.');
  expect(console.screen).not.toContain('root@');
  await console.choose('Change Auto-Logout Time');
  await console.sees('Log in to continue.');
  expect(textAt(tree, 'var/log/xsconsole.log')).toMatch(
    /root logged in \(file\)\n[^]*root logged out \(asked\)\n/u,
  );
});
