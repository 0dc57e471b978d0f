import {
  mayInterrupt,
  type ChangeResult,
  type ConsoleEvent,
  type Effect,
} from '../../../src/console/index.js';
import { reread } from '../../../src/console/reread.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';

const changed = (change: string, result: ChangeResult): ConsoleEvent => ({
  kind: 'changed',
  change,
  result,
});
const fine: ChangeResult = { ok: true, detail: '' };
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

describe('a change', () => {
  const waiting = press(openItem(ready(), 'Save Support Report'), 'enter', 'f8');
  test('is waited for, and its end is told until it is closed', () => {
    expect(seen(waiting)).toContain('Please wait.');
    const done = tell(waiting, changed('saveReport', { ok: true, detail: '/var/log/report.txt' }));
    expect(shown(done)).toEqual([
      'Save Support Report',
      'The report is saved:',
      '/var/log/report.txt',
    ]);
    expect(askedSince(waiting, done).map(({ kind }) => kind)).toEqual(
      reread.map(({ kind }) => kind),
    );
    for (const key of ['enter', 'escape'])
      expect(title(press(done, key))).toBe('Technical Support');
  });
  test.each([
    ['xapiDown', 'XAPI does not answer'],
    ['refused', 'It was refused.'],
    ['wrongPassword', 'The present password is wrong.'],
    ['notHere', 'no host runs on it'],
    ['timedOut', 'It did not end in time.'],
    ['failed', 'It failed.'],
  ] as const)('that failed (%s) says so, and Esc leads back to the question', (code, words) => {
    const failed = tell(
      waiting,
      changed('saveReport', { ok: false, code, detail: 'ENOSPC\u001b[2J' }),
    );
    expect(seen(failed)).toContain(words);
    expect(seen(failed)).toContain('ENOSPC[2J');
    expect(seen(press(failed, 'escape'))).toContain('It holds this host');
  });
  test('is not told the end of an earlier one of its kind, whose error comes when it is closed', () => {
    const first = last(waiting);
    const again = press(press(waiting, 'escape'), 'enter', 'enter', 'f8');
    const second = last(again);
    if (first?.kind !== 'saveReport' || second?.kind !== 'saveReport') throw new Error('no change');
    expect(second).not.toBe(first);
    const detail = 'No space left on device';
    const late = tell(again, {
      ...{ kind: 'changed', change: 'saveReport', of: first },
      result: { ok: false, code: 'failed', detail },
    });
    expect(seen(late)).toContain('Please wait.');
    const done = tell(late, { kind: 'changed', change: 'saveReport', of: second, result: fine });
    expect(seen(done)).toContain('The report is saved');
    expect(seen(press(done, 'escape'))).toContain(detail);
  });
  test('whose page was closed tells its error all the same, its success quietly', () => {
    const closed = press(waiting, 'escape');
    expect(
      title(tell(closed, changed('saveReport', { ok: false, code: 'failed', detail: '' }))),
    ).toBe('Save Support Report');
    expect(shown(tell(closed, changed('saveReport', fine)))).toEqual(shown(closed));
    const elsewhere = openItem(closed, 'Test Network');
    expect(
      shown(tell(elsewhere, changed('saveReport', { ok: false, code: 'failed', detail: '' }))),
    ).toEqual(shown(elsewhere));
  });
  test('of another kind does not end it', () => {
    expect(shown(tell(waiting, changed('power', fine)))).toEqual(shown(waiting));
  });
});

describe('Change Auto-Logout Time', () => {
  const login = { user: 'root', hint: '', passwordSet: true };
  const open = (): Walk => {
    const walk = ready();
    const inside = {
      ...walk.state,
      options: { ...walk.state.options, login },
      session: { user: 'root', failedLogins: 0, said: '', lastKeyMs: walk.state.sinceStartMs },
    };
    return openItem({ ...walk, state: inside }, 'Change Auto-Logout Time');
  };
  test.each([
    ['1', 1],
    ['5', 5],
    ['1440', 1440],
    ['007', 7],
  ])('%j minutes', (typed, autoLogoutMinutes) => {
    expect(last(press(open(), 'clear', `type:${typed}`, 'enter'))).toEqual({
      kind: 'saveSettings',
      settings: { autoLogoutMinutes },
    });
  });
  test.each(['', '0', '1441', '-5', '5.5', 'five', '999999999', '١'])(
    '%j is refused at its field',
    (typed) => {
      const at = press(open(), 'clear', `type:${typed}`, 'enter');
      expect(at.effects.some(({ kind }) => kind === 'saveSettings')).toBe(false);
      expect(seen(at)).toContain('a number of minutes, like 5.');
    },
  );
});

describe('Change Password', () => {
  const form = (present: string, wanted: string, again: string): Walk =>
    press(
      openItem(ready(), 'Change Password'),
      `type:${present}`,
      'tab',
      `type:${wanted}`,
      'tab',
      `type:${again}`,
      'enter',
    );
  test('asks for the present one and twice for the new one', () => {
    expect(last(form('old one', 'пароль 1', 'пароль 1'))).toEqual({
      kind: 'changePassword',
      user: 'root',
      present: 'old one',
      wanted: 'пароль 1',
    });
  });
  test.each([
    ['', 'secret1', 'secret1', 'Type the password you have now.'],
    ['old', 'short', 'short', 'It is too short'],
    ['secret1', 'secret1', 'secret1', 'This is the present password.'],
    ['old', 'secret1', 'secret2', 'The passwords do not match.'],
  ])('%j %j %j: %s', (present, wanted, again, words) => {
    const at = form(present, wanted, again);
    expect(at.effects.some(({ kind }) => kind === 'changePassword')).toBe(false);
    expect(seen(at)).toContain(words);
  });
  test('the first one has none before it to ask for, and whoever is there then has to log in', () => {
    const at = openItem(
      tell(ready(), { kind: 'access', login: { user: 'root', hint: '', passwordSet: false } }),
      'Change Password',
    );
    expect(seen(at)).toContain('Root has no password yet.');
    const asked = press(at, 'type:пароль 1', 'tab', 'type:пароль 1', 'enter');
    expect(last(asked)).toEqual({
      kind: 'changePassword',
      user: 'root',
      present: null,
      wanted: 'пароль 1',
    });
    const locked = tell(
      asked,
      changed('changePassword', { ok: true, detail: 'It applies to this host only.' }),
      { kind: 'access', login: { user: 'root', hint: '', passwordSet: true } },
    );
    expect(shown(locked)).toEqual([
      'Change Password',
      'The password is changed.',
      'It applies to this host only.',
    ]);
    expect(shown(openItem(press(locked, 'enter'), 'Reboot'))[0]).toBe('Log In');
  });
  test('is shut on a tree of files without users', () => {
    const at = openItem(tell(ready(), { kind: 'access', login: null }), 'Change Password');
    expect(shown(at).join(' ')).toContain(
      'This is a tree of files without users of its own, so there is no password to change.',
    );
  });
  test('Ctrl-C does not end the console while it waits; Esc closes the page', () => {
    const at = form('old secret', 'new secret', 'new secret');
    expect(mayInterrupt(at.state)).toBe(false);
    expect(mayInterrupt(press(at, 'escape').state)).toBe(true);
    expect(mayInterrupt(tell(at, changed('changePassword', { ok: true, detail: '' })).state)).toBe(
      true,
    );
  });
  test('keeps no password once it is asked for', () => {
    const at = form('old secret', 'new secret', 'new secret');
    expect(JSON.stringify(at.state)).not.toMatch(/old secret|new secret/);
    const failed = tell(
      at,
      changed('changePassword', { ok: false, code: 'wrongPassword', detail: '' }),
    );
    expect(shown(press(failed, 'escape')).filter((line) => line.includes('assword:'))).toEqual([
      '> Present password: ',
      '  New password: ',
    ]);
  });
});

test('a shell that could not be opened says why; one that was leaves no page behind', () => {
  const at = openItem(ready(), 'Local Command Shell');
  expect(last(at)).toEqual({ kind: 'shell', idleMinutes: 5 });
  expect(shown(tell(at, { kind: 'shellEnded', detail: 'no /bin/bash' }))).toEqual([
    'Local Command Shell',
    'No shell could be opened: no /bin/bash',
  ]);
  const back = tell(at, { kind: 'shellEnded', detail: '' });
  expect(title(back)).toBe('Configuration');
  expect(askedSince(at, back).map(({ kind }) => kind)).toEqual([
    'redraw',
    ...reread.map(({ kind }) => kind),
  ]);
});

test('an item that this host cannot do is shut with the reason that was given', () => {
  const walk = ready();
  const at = openItem(
    {
      ...walk,
      state: {
        ...walk.state,
        options: {
          ...walk.state.options,
          unavailable: { shell: 'There is no shell in this tree.' },
        },
      },
    },
    'Local Command Shell',
  );
  expect(shown(at).join(' ')).toContain('There is no shell in this tree.');
  expect(askedSince(walk, at)).toEqual([]);
});
