import { locked, askedSince, openItem, press, tell, title } from '../support/console-walk.js';
import { came, report } from '../console/restart-events.js';

test('a report that arrives behind the login form is seen first, and not acknowledged by the login', () => {
  const asked = press(openItem(locked(), 'Reboot'), 'type:secret', 'enter');
  const inside = tell(asked, came(report), {
    kind: 'loginEnded',
    attempt: asked.state.logins,
    result: { ok: true, user: 'root', failedLogins: 0, said: '' },
  });
  expect(title(inside)).toBe('Network reset: result');
  expect(askedSince(asked, inside)).toEqual([]);
});
