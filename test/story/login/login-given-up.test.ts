import { consoleToLogInto, isTurnedAway } from '../../support/story/login-story.js';

test(
  'Esc gives up an attempt that is held back, while the console stays alive; Esc again is ' +
    'back where one was',
  async () => {
    const { console } = await consoleToLogInto({
      'var/lib/xsconsole/logins.json': '{"count": 9, "atMs": 0, "boot": "an earlier one"}\n',
    });
    await console.choose('Reboot or Shutdown');
    await console.choose('Reboot');
    await isTurnedAway(console, 'embedded', 'Checking...', 'Esc Stop');
    console.session.resize(100, 30);
    await console.sees('Checking...');
    console.session.press('escape');
    await console.sees('Cancelled before the password was checked. Nobody is logged in.');
    await console.back();
    await console.sees('> Reboot', 'Restart this host.');
    expect(console.neverSaw('root@')).toEqual(['root@']);
  },
);
