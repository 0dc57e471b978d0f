import { textAt } from '../../support/host/host-tree.js';
import { consoleToLogInto, opensLogin } from '../../support/story/login-story.js';
import type { Operator } from '../../support/story/operator.js';
import { newHost, openConsole } from '../../support/story/story.js';

/** Fills in the three fields of Change Password, none of which shows what is typed. */
function fills(
  console: Operator,
  ...values: readonly [present: string, wanted: string, again: string]
): void {
  for (const [index, value] of values.entries()) {
    if (index > 0) console.session.press('tab');
    console.session.type(value);
  }
  console.enter();
}

test(
  'an operator changes the password while XAPI is down: on this host only, and says so; the ' +
    'new one logs in',
  async () => {
    const { tree, console } = await consoleToLogInto();
    await opensLogin(console);
    await console.logsIn();
    await console.choose('Change Password');
    fills(console, 'embedded', 'ключ 密码', 'ключ 密码x');
    await console.sees('The passwords do not match.');
    await console.back();
    await console.choose('Change Password');
    fills(console, 'not the one', 'ключ 密码', 'ключ 密码');
    await console.sees(
      'The present password is wrong. Nothing was changed.',
      '1 attempt has failed',
    );
    console.session.press('escape');
    await console.sees('New password again');
    fills(console, 'embedded', 'ключ 密码', 'ключ 密码');
    await console.sees(
      'The password is changed.',
      'It applies to this host only: XAPI does not answer',
    );
    expect(console.neverSaw('ключ', '密码', 'not the one')).toEqual([
      'ключ',
      '密码',
      'not the one',
    ]);
    await console.next();
    await console.choose('Log In/Out');
    await console.sees('root is logged out.');
    await console.next();
    await console.sees('Nobody is logged in.');
    await console.choose('Log In/Out');
    await console.sees('its password: ключ 密码');
    await console.logsIn('ключ 密码');
    await console.sees('Logged in as root.');
    expect(textAt(tree, 'etc/xsconsole/passwords')).toBe('root:ключ 密码\n');
  },
);

test('while XAPI answers it changes on every host of the pool', async () => {
  const tree = await newHost();
  const console = await openConsole(tree);
  await console.choose('Authentication');
  await console.choose('Change Password');
  fills(console, 'embedded', 'another', 'another');
  await console.sees('The password is changed.', 'It applies to every host of the pool.');
  expect(textAt(tree, 'etc/xsconsole/passwords')).toBe('root:another\n');
});
