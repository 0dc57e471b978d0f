import { view, type ConsoleEvent, type LoginResult } from '../../src/console/index.js';
import {
  askedSince,
  locked,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../support/console-walk.js';

const tick = (seconds: number) => ({
  kind: 'tick' as const,
  now: new Date(Date.parse('2026-01-02T03:04:05Z') + seconds * 1000).toISOString(),
  offsetMinutes: 0,
  sinceStartMs: seconds * 1000,
});
const at = (seconds: number): ConsoleEvent => tick(seconds);
/** The end of the login that is being checked. */
const ended = (walk: Walk, result: LoginResult): Walk =>
  tell(walk, { kind: 'loginEnded', attempt: walk.state.logins, result });
const letIn = (walk: Walk): Walk =>
  ended(walk, { ok: true, user: 'root', failedLogins: 0, said: '' });
const loggedIn = (walk: Walk = locked()): Walk =>
  press(letIn(press(openItem(walk, 'Log In/Out'), 'type:secret', 'enter')), 'escape', 'escape');
const right = (walk: Walk): string => view(walk.state).header.right;
const hints = (walk: Walk): string => {
  const seen = view(walk.state);
  return (seen.dialogue ?? seen).keys.map(({ key, action }) => `${key} ${action}`).join(', ');
};

test('everybody may look, whoever has to log in for more', () => {
  const walk = locked();
  for (const label of ['Test Network', 'Display NICs'])
    expect(title(openItem(walk, label))).toBe(label);
  expect(right(walk)).toBe('host-1');
});

test.each([
  'Configure Management Interface',
  'DNS Servers',
  'Network Time (NTP)',
  'Emergency Network Reset',
  'Change Password',
  'Change Auto-Logout Time',
  'Save Support Report',
  'Reboot',
  'Shutdown',
])('%s asks for a login first, and opens then', (label) => {
  const form = openItem(locked(), label);
  expect(title(form)).toBe('Log In');
  const asked = press(form, 'type:secret', 'enter');
  expect(asked.effects.at(-1)).toEqual({
    kind: 'login',
    attempt: 1,
    user: 'root',
    password: 'secret',
  });
  const opened = letIn(asked);
  expect(title(opened)).not.toBe('Log In');
  expect(view(opened.state).dialogue).not.toBeNull();
  expect(right(opened)).toBe('root@host-1');
});

test('the shell asks for a login too', () => {
  const form = openItem(locked(), 'Local Command Shell');
  expect(title(form)).toBe('Log In');
  const asked = press(form, 'type:secret', 'enter');
  expect(askedSince(asked, letIn(asked))).toEqual([{ kind: 'shell', idleMinutes: 5 }]);
});

test('Esc leaves the login form, and nothing has happened', () => {
  const form = openItem(locked(), 'Emergency Network Reset');
  expect(shown(press(form, 'escape'))).toEqual(shown(press(locked(), 'type:n', 'enter', 'type:e')));
});

test.each([
  ['wrong', '', 'The name or the password is wrong.'],
  ['notAllowed', '', 'This user may not administer this host.'],
  ['account', 'It has expired.', 'This account cannot be used. It has expired.'],
] as const)(
  'a refused login (%s) says why, and the password is not kept',
  (code, detail, words) => {
    const asked = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
    expect(JSON.stringify(asked.state)).not.toContain('secret');
    const refused = ended(asked, { ok: false, code, detail, failedLogins: 0, waitSeconds: 0 });
    expect(view(refused.state).dialogue).toMatchObject({
      kind: 'form',
      focused: 1,
      notice: [[{ text: words, tone: 'bad' }]],
    });
    expect(right(refused)).toBe('host-1');
  },
);

test('failed attempts are counted on the form, with how long the next one is held back', () => {
  const asked = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
  const told = (failedLogins: number, waitSeconds: number): string =>
    shown(ended(asked, { ok: false, code: 'wrong', detail: '', failedLogins, waitSeconds })).join(
      ' ',
    );
  expect(told(1, 1)).toContain('1 attempt has failed since the last login. Wait 1 second.');
  expect(told(6, 30)).toContain('6 attempts have failed since the last login. Wait 30 seconds.');
});

test('where nobody can be asked the form says so, why, and what works without a login', () => {
  const asked = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
  const told = shown(
    ended(asked, {
      ok: false,
      code: 'failed',
      detail: 'python3, platform-python',
      failedLogins: 0,
      waitSeconds: 0,
    }),
  ).join(' ');
  for (const words of ['nobody can log in here', 'xe-reset-networking', 'python3, platform-python'])
    expect(told).toContain(words);
  expect(title(openItem(press(asked, 'escape', 'escape'), 'Reboot'))).toBe('Log In');
});

test(
  'while a login is being checked no key but Esc does anything; Esc gives the attempt up, ' +
    'and again leaves the form',
  () => {
    const asked = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
    expect(askedSince(asked, press(asked, 'type:x', 'enter', 'enter'))).toEqual([]);
    expect(hints(asked)).toBe('Esc Stop, F1 Help');
    const givenUp = press(asked, 'escape');
    expect(askedSince(asked, givenUp)).toEqual([{ kind: 'cancelLogin' }]);
    expect(shown(givenUp).join(' ')).toContain('Cancelled');
    expect(title(press(givenUp, 'escape'))).toBe('Authentication');
  },
);

test(
  'the end of an attempt that was given up logs nobody in, not even while another one is ' +
    'checked',
  () => {
    const first = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
    const late: ConsoleEvent = {
      kind: 'loginEnded',
      attempt: 1,
      result: { ok: true, user: 'root', failedLogins: 0, said: '' },
    };
    expect(right(tell(press(first, 'escape'), late))).toBe('host-1');
    const second = press(first, 'escape', 'type:other', 'enter');
    expect(right(tell(second, late))).toBe('host-1');
    expect(right(letIn(second))).toBe('root@host-1');
  },
);

test('the form has the name, hides the password, and prints what an embedded host says', () => {
  const form = openItem(
    locked({ login: { user: 'root', hint: 'User root, password xsconsole', passwordSet: true } }),
    'Log In/Out',
  );
  expect(view(form.state).dialogue).toMatchObject({
    fields: [
      { id: 'user', value: 'root', masked: false },
      { id: 'password', value: '', masked: true },
    ],
    focused: 1,
  });
  expect(shown(form).join(' ')).toContain('User root, password xsconsole');
  expect(shown(press(form, 'backtab', 'clear', 'enter')).join(' ')).toContain('Type a user name.');
});

test('who is logged in is warned and logged out after the time without a key', () => {
  const walk = loggedIn();
  expect(hints(tell(walk, at(200)))).not.toContain('stay logged in');
  expect(hints(tell(walk, at(250)))).toContain('Any key stay logged in (50 s left)');
  expect(hints(press(tell(walk, at(250)), 'down'))).not.toContain('stay logged in');
  const out = tell(walk, at(301));
  expect(askedSince(walk, out)).toEqual([{ kind: 'logout', user: 'root', why: 'timeout' }]);
  expect(right(out)).toBe('root was logged out');
});

test(
  'the warning stands in a dialogue too; after the logout its answers stay, and the commit ' +
    'asks for a login and then its own question again',
  () => {
    const question = press(openItem(loggedIn(), 'Reboot'), 'enter');
    expect(hints(tell(question, at(250)))).toContain('stay logged in');
    const idle = tell(question, at(400));
    expect(title(idle)).toBe('Reboot: confirm');
    const asked = press(idle, 'f8');
    expect(askedSince(idle, asked)).toEqual([]);
    expect(title(asked)).toBe('Log In');
    expect(title(press(asked, 'escape'))).toBe('Reboot: confirm');
    const inside = letIn(press(asked, 'type:secret', 'enter'));
    expect(inside.effects.at(-1)).toMatchObject({ kind: 'login' });
    expect(title(inside)).toBe('Reboot: confirm');
    const done = press(inside, 'f8');
    expect(done.effects.at(-1)).toMatchObject({ kind: 'power', action: 'reboot' });
  },
);

test('the reset checks the authority again at the moment of yes', () => {
  const question = press(
    openItem(loggedIn(), 'Emergency Network Reset'),
    'enter',
    'enter',
    'home',
    'enter',
    'enter',
    'enter',
    'type:yes',
  );
  const asked = press(tell(question, at(400)), 'enter');
  expect(title(asked)).toBe('Log In');
  expect(asked.effects.filter(({ kind }) => kind === 'runReset')).toEqual([]);
  const inside = letIn(press(asked, 'type:secret', 'enter'));
  expect(inside.effects.filter(({ kind }) => kind === 'runReset')).toEqual([]);
  expect(shown(inside).join(' ')).toContain('yes');
  expect(press(inside, 'enter').effects.at(-1)).toMatchObject({ kind: 'runReset', by: 'root' });
});

test('Log In/Out logs out who is in', () => {
  const walk = loggedIn();
  const out = openItem(walk, 'Log In/Out');
  expect(askedSince(walk, out)).toEqual([{ kind: 'logout', user: 'root', why: 'asked' }]);
  expect(shown(out)).toEqual(['Log Out', 'root is logged out.']);
  expect(right(press(out, 'enter'))).toBe('host-1');
});

test('where nobody has to log in, or no password was ever set, all is open', () => {
  expect(title(openItem(ready(), 'Reboot'))).toBe('Reboot');
  expect(
    title(openItem(locked({ login: { user: 'root', hint: '', passwordSet: false } }), 'Reboot')),
  ).toBe('Reboot');
  const unset = press(
    locked({ login: { user: 'root', hint: '', passwordSet: false } }),
    'type:a',
    'enter',
  );
  expect(shown(unset).join(' ')).toContain('Root has no password');
  const item = press(ready(), 'type:a', 'enter');
  expect(shown(item).join(' ')).toContain('No login is needed here');
  const told = press(item, 'enter');
  expect(shown(told)[0]).toBe('Log In/Out');
  expect(shown(told).join(' ')).toContain('No login is needed here');
  expect(told.state.login).toBeNull();
});

test(
  'whoever stands before the form when it turns out that nobody has to log in goes on to ' +
    'what was wanted',
  () => {
    const form = openItem(locked(), 'Reboot');
    expect(title(tell(form, { kind: 'access', login: null }))).toBe('Reboot');
    expect(
      title(tell(form, { kind: 'access', login: { user: 'root', hint: '', passwordSet: false } })),
    ).toBe('Reboot');
    expect(
      title(
        tell(form, { kind: 'access', login: { user: 'root', hint: 'Try it', passwordSet: true } }),
      ),
    ).toBe('Log In');
    expect(title(tell(openItem(locked(), 'Log In/Out'), { kind: 'access', login: null }))).toBe(
      'Authentication',
    );
  },
);

test('a time of one minute warns after half of it, and a shell that ends is a sign of life', () => {
  const walk = tell(loggedIn(), { kind: 'settings', settings: { autoLogoutMinutes: 1 } });
  expect(hints(tell(walk, at(25)))).not.toContain('stay logged in');
  expect(hints(tell(walk, at(35)))).toContain('25 s left');
  expect(right(tell(walk, at(59), { kind: 'shellEnded', detail: '' }, at(100)))).toBe(
    'root@host-1',
  );
});

test('a clock that makes no sense keeps nobody logged in', () => {
  expect(right(tell(loggedIn(), { ...tick(1), sinceStartMs: NaN }))).toBe('root was logged out');
});

test.each(['2025-01-02T03:04:05Z', '2027-01-02T03:04:05Z', 'no time'])(
  'a date set to %s neither logs anybody out nor keeps anybody logged in',
  (now) => {
    expect(right(tell(loggedIn(), { ...tick(2), now }))).toBe('root@host-1');
    expect(right(tell(loggedIn(), { ...tick(2), now }, { ...tick(301), now }))).toBe(
      'root was logged out',
    );
  },
);

test('how to log in may become known later, and tighter or looser than it was', () => {
  const strict: ConsoleEvent = {
    kind: 'access',
    login: { user: 'admin', hint: 'Try it', passwordSet: true },
  };
  expect(title(openItem(tell(ready(), strict), 'Reboot'))).toBe('Log In');
  expect(shown(openItem(tell(ready(), strict), 'Reboot')).join(' ')).toContain('User name: admin');
  expect(title(openItem(tell(locked(), { kind: 'access', login: null }), 'Reboot'))).toBe('Reboot');
});
