import { textAt } from '../../support/host/host-tree.js';
import { isRefused } from '../../support/story/reset-story.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test('an operator sets the auto-logout time: no longer than a day, and kept', async () => {
  const tree = await newHost({ booted: true });
  const console = openConsoleWith(['--root', tree]);
  await console.choose('Authentication');
  await console.choose('Change Auto-Logout Time');
  for (const wrong of ['999999999', '1441', '0', '1.5'])
    await isRefused(console, 'Minutes', wrong, `"${wrong}" is not a whole number from 1 to 1440`);
  await console.fill('Minutes', '1440');
  console.enter();
  await console.sees('The time is set.');
  await console.next();
  await console.sees('1440');
  expect(textAt(tree, 'etc/xsconsole/settings.json')).toContain('"autoLogoutMinutes": 1440');
});
