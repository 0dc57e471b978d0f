import { sessionNews } from '../../../screens/line/session-news.js';
import {
  view,
  type ConsoleEvent,
  type Effect,
  type LoginResult,
} from '../../../src/console/index.js';
import { lineWords } from '../../../src/text/index.js';
import { locked, openItem, press, tell, type Walk } from '../../support/console-walk.js';
import { converse, numberOf, type LineHost } from '../../support/story/line-conversation.js';

const toReset =
  `${numberOf('Network and Management Interface')}\n` +
  `${numberOf('Emergency Network Reset', 'type:n', 'enter')}\n`;

/** Only root's `sécret` is right; the answer to `slow` comes when it is given up. */
function answer(effect: Effect): ConsoleEvent | null {
  const ended = (attempt: number, result: LoginResult): ConsoleEvent => ({
    kind: 'loginEnded',
    attempt,
    result,
  });
  if (effect.kind === 'cancelLogin')
    return ended(1, { ok: false, code: 'cancelled', detail: '', failedLogins: 1, waitSeconds: 1 });
  if (effect.kind !== 'login' || effect.password === 'slow') return null;
  const right = effect.user === 'root' && effect.password === 'sécret';
  return ended(
    effect.attempt,
    right
      ? { ok: true, user: 'root', failedLogins: 0, said: '' }
      : { ok: false, code: 'wrong', detail: '', failedLogins: effect.attempt, waitSeconds: 1 },
  );
}

const host: LineHost = {
  login: { user: 'root', hint: 'Log in as root with the password sécret', passwordSet: true },
  answer,
};
const logins = (effects: readonly Effect[]): readonly string[] =>
  effects.flatMap((effect) =>
    effect.kind === 'login' ? [`${effect.user} ${effect.password}`] : [],
  );

test('what needs somebody asks for name and password, and goes on to what was wanted', async () => {
  const { said, effects } = await converse(`${toReset}\nsécret\n\n1\n1\n1\n\nyes\n\n`, host);
  expect(said).toMatch(
    /Log In\n[^]*Log in as root with the password sécret\n[^]*User name \[root\]: \nPassword: \nChecking the password/u,
  );
  expect(logins(effects)).toEqual(['root sécret']);
  expect(effects.find(({ kind }) => kind === 'runReset')).toMatchObject({ by: 'root' });
});

test('f1 in a field opens the help that is offered; as a password it is a password', async () => {
  const { said, effects } = await converse(`${toReset}f1\n\n\nf1\n\nsécret\n`, host);
  expect(said).toMatch(/User name \[root\]: [^]*User name \[root\]: /u);
  expect(said).not.toContain('User name [f1]');
  expect(logins(effects)[0]).toBe('root f1');
});

test('a wrong password is told once, counted and asked for again', async () => {
  const { said, effects } = await converse(`${toReset}ann\nguess\n\nsécret\n`, host);
  expect(said).toMatch(
    /The name or the password is wrong\.\n1 attempt has failed since the last login\. Wait 1\ssecond\.\n[^]*User name \[ann\]:/u,
  );
  expect(logins(effects)).toEqual(['ann guess', 'ann sécret']);
  expect(said).toContain('2 attempts have failed');
  expect(said.match(/is wrong\./gu)).toHaveLength(2);
});

test("PAM's message stops after each screenful of a terminal, and the password is typed after it", async () => {
  const sentences = Array.from({ length: 200 }, (_, at) => `${at + 1}: ask its owner.`);
  const { said, effects } = await converse(`${toReset}\nsécret\n\n\n\nguess\n\n<\n`, {
    ...host,
    terminal: { columns: 80, rows: 24 },
    answer: (effect) =>
      effect.kind === 'login'
        ? {
            kind: 'loginEnded',
            attempt: effect.attempt,
            result: {
              ok: false,
              code: 'account',
              detail: sentences.join(' '),
              failedLogins: 1,
              waitSeconds: 1,
            },
          }
        : null,
  });
  const [, once = '', again = ''] = said.split('Checking the password');
  const parts = once.split(lineWords.more);
  expect(parts.slice(0, -1).map((part) => part.split('\n').length)).toEqual([25, 24]);
  for (const sentence of sentences)
    expect(parts.join('').replaceAll('\n', ' ')).toContain(sentence);
  expect(again.split(lineWords.more)[2]).toMatch(/^<: Cancel\nf1: Help\nUser name/u);
  expect(logins(effects)).toEqual(['root sécret', 'root guess']);
});

test('no password is ever printed, and looking needs none', async () => {
  const { said, effects } = await converse(
    `${toReset}\nguess\n\n<\n${numberOf('Display NICs', 'type:n', 'enter')}\n<\n`,
    host,
  );
  expect(said).not.toContain('guess');
  expect(said).toMatch(/Display NICs\n[^]*eth0/u);
  expect(effects.some(({ kind }) => kind === 'runReset')).toBe(false);
});

test('< gives up a login that takes too long; what a script sends is meant for what comes next', async () => {
  const { said, effects, status } = await converse(`${toReset}\nslow\n<\n<\n`, {
    ...host,
    terminal: true,
  });
  expect(effects.filter(({ kind }) => kind === 'cancelLogin')).toHaveLength(1);
  expect(said).toContain('Cancelled before the password was checked.');
  expect(status).toBe(0);
  const piped = await converse(`${toReset}\nsécret\n<\n`, host);
  expect(logins(piped.effects)).toEqual(['root sécret']);
  expect(piped.said).toMatch(/This reboots the host\.[^]*\d\. Emergency Network Reset\n/u);
});

describe('beside the questions', () => {
  const at = (seconds: number): ConsoleEvent => ({
    kind: 'tick',
    now: new Date(Date.parse('2026-01-02T03:04:05Z') + seconds * 1000).toISOString(),
    offsetMinutes: 0,
    sinceStartMs: seconds * 1000,
  });
  const asked = press(openItem(locked(), 'Emergency Network Reset'), 'type:x', 'enter');
  const inside = tell(asked, {
    kind: 'loginEnded',
    attempt: 1,
    result: { ok: true, user: 'root', failedLogins: 0, said: '' },
  });
  const news = (from: Walk, event: ConsoleEvent): readonly string[] =>
    sessionNews(view(from.state), view(tell(from, event).state));

  test('the logout is announced once, and told once it has come', () => {
    expect(news(inside, at(200))).toEqual([]);
    expect(news(inside, at(250))).toEqual([
      'You will soon be logged out. Enter: stay logged in (50 s left)',
    ]);
    expect(news(tell(inside, at(250)), at(251))).toEqual([]);
    expect(news(tell(inside, at(250)), at(301))).toEqual([
      'Nobody is logged in. Viewing needs no login.',
    ]);
    expect(news(tell(inside, at(301)), at(302))).toEqual([]);
  });
  test('a key that keeps somebody logged in, and a login, say nothing', () => {
    expect(news(tell(inside, at(250)), { kind: 'key', key: 'down' })).toEqual([]);
    expect(sessionNews(view(asked.state), view(inside.state))).toEqual([]);
  });
});
