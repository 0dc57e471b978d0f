import { view } from '../../src/console/index.js';
import { locked, openItem, press, shown, tell, type Walk } from '../support/console-walk.js';

/** What stands beside the menu item Change Password. */
function beside(walk: Walk): string {
  const { itemPage } = view(press(walk, 'type:a', 'enter', 'down').state);
  expect(itemPage.title).toBe('Change Password');
  return itemPage.lines.flatMap((line) => line.map(({ text }) => text)).join('');
}

/** The console after Ann has logged in, and the system has said this to her. */
function ann(said = ''): Walk {
  const asked = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
  const result = { ok: true, user: 'ann', failedLogins: 0, said } as const;
  return tell(asked, { kind: 'loginEnded', attempt: asked.state.logins, result });
}

test('beside the menu, Change Password names whose password it is', () => {
  expect(beside(locked())).toContain('Change your own password.');
  expect(beside(press(ann(), 'escape', 'escape'))).toContain('Change the password of ann.');
});

test('what the system said at the login stands beside Log In/Out', () => {
  const said = 'Your password will expire in 3 days.';
  expect(shown(ann(said)).join(' ')).toContain(`Logged in as ann.  ${said}`);
});
