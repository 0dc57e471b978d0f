import { view } from '../../src/console/index.js';
import { locked, openItem, press, tell, type Walk } from '../support/console-walk.js';

/** What stands beside the menu item Change Password. */
function beside(walk: Walk): string {
  const { pane } = view(press(walk, 'type:a', 'enter', 'down').state);
  expect(pane.title).toBe('Change Password');
  return pane.lines.flatMap((line) => line.map(({ text }) => text)).join('');
}

test('beside the menu, Change Password names whose password it is', () => {
  expect(beside(locked())).toContain('Change your own password.');
  const asked = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
  const result = { ok: true, user: 'ann', failedLogins: 0 } as const;
  const ann = tell(asked, { kind: 'loginEnded', attempt: asked.state.logins, result });
  expect(beside(press(ann, 'escape', 'escape'))).toContain('Change the password of ann.');
});
