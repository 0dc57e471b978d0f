import { textAt } from '../../support/host/host-tree.js';
import { consoleToLogInto, isTurnedAway, opensLogin } from '../../support/story/login-story.js';
import { consoleOn } from '../../support/story/reset-story.js';

test(
  'a wrong password is held back and counted, over a new start of the console too; the right ' +
    'one tells how many there were',
  async () => {
    const { tree, console } = await consoleToLogInto();
    await opensLogin(console);
    await isTurnedAway(
      console,
      'guess',
      'The name or the password is wrong.',
      '1 attempt has failed since the last login.',
      'Wait 1 second',
    );
    await console.back();
    await console.back();
    expect(await console.quits()).toBe(0);
    const again = await consoleOn(tree);
    again.asksItself();
    await opensLogin(again);
    await isTurnedAway(
      again,
      'another guess',
      '2 attempts have failed since the last login.',
      'Wait 2 seconds',
    );
    expect(again.screen).not.toContain('guess');
    await again.logsIn();
    await again.sees('Logged in as root.', '2 attempts to log in had failed before.');
    expect(
      textAt(tree, 'var/log/xsconsole.log')?.match(/login failed for root \(wrong\)/gu),
    ).toHaveLength(2);
    expect(textAt(tree, 'var/lib/xsconsole/logins.json')).toContain('"count":0');
  },
);
