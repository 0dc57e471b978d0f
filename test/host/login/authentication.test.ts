import {
  createAuthentication,
  type Authentication,
} from '../../../src/host/login/authentication.js';
import { embeddedLogin } from '../../../src/host/login/embedded-login.js';
import { temporaryFolder, writeTree } from '../../support/tree.js';

interface Host {
  readonly login: Authentication;
  readonly pauses: readonly number[];
  readonly root: string;
  /** The same host's console, started anew. */
  readonly again: () => Authentication;
  /** The clock goes on, or back. */
  readonly pass: (ms: number) => void;
}

/** A host with a clock that stands still but while a login is held back. */
function host(files: Readonly<Record<string, string>> = {}): Host {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/xsconsole/passwords': '# users\nroot:a:b\nann:secret\n\nnobody\n',
    ...files,
  });
  const pauses: number[] = [];
  let time = 1_800_000_000_000;
  const again = (): Authentication =>
    createAuthentication({
      root,
      helper: '',
      now: () => time,
      pause: (ms) => {
        pauses.push(ms);
        time += ms;
        return Promise.resolve();
      },
    });
  return {
    login: again(),
    pauses,
    root,
    again,
    pass: (ms) => {
      time += ms;
    },
  };
}

test('root with the right password, colon and all', async () => {
  const { login, pauses } = host();
  expect(await login.authenticate('root', 'a:b')).toEqual({ ok: true, value: 0 });
  expect(pauses).toEqual([]);
});

test.each([
  ['root', 'a'],
  ['root', ''],
  ['nobody', ''],
  ['nobody', '\0'],
  ['gone', '\0'],
  ['', ''],
  ['# users', ''],
])('%j with %j: wrong, and which of them is not told', async (user, password) => {
  const { login } = host();
  expect(await login.authenticate(user, password)).toEqual({
    ok: false,
    error: { code: 'wrong', detail: '', failures: 1, waitSeconds: 1 },
  });
});

test('another user only as member of the configured group', async () => {
  expect(await host().login.authenticate('ann', 'secret')).toMatchObject({
    error: { code: 'notPermitted' },
  });
  const group = {
    'etc/xsconsole/console.conf': 'LOGIN_GROUP=wheel\n',
    'etc/group': 'root:x:0:\nwheel:x:10:bob,ann\n',
  };
  expect(await host(group).login.authenticate('ann', 'secret')).toMatchObject({ ok: true });
  expect(
    await host({ ...group, 'etc/group': 'wheel:x:10:annabel\n' }).login.authenticate(
      'ann',
      'secret',
    ),
  ).toMatchObject({ error: { code: 'notPermitted', detail: 'wheel' } });
});

test('after each failure the next attempt is held back longer, up to half a minute; a right password tells how many there were, and sets that back', async () => {
  const { login, pauses } = host();
  for (const user of ['root', 'ann', 'gone', 'root', 'root', 'root', 'root'])
    await login.authenticate(user, 'bad');
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
  expect(await login.authenticate('root', 'a:b')).toEqual({ ok: true, value: 7 });
  expect(await login.authenticate('root', 'bad')).toMatchObject({
    error: { failures: 1, waitSeconds: 1 },
  });
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('a new start of the console sets nothing back, nor does a clock that was set back hold anybody back for longer', async () => {
  const { login, pauses, again, pass } = host();
  await login.authenticate('root', 'bad');
  await login.authenticate('root', 'bad');
  pass(500);
  expect(await again().authenticate('root', 'bad')).toMatchObject({
    error: { failures: 3, waitSeconds: 4 },
  });
  expect(pauses).toEqual([1000, 1500]);
  pass(-1e12);
  await again().authenticate('root', 'bad');
  expect(pauses.at(-1)).toBe(4000);
  pass(1e12);
  expect(await again().authenticate('root', 'a:b')).toEqual({ ok: true, value: 4 });
  expect(pauses).toHaveLength(3);
});

test.each([
  '{',
  '[]',
  '{"count": -1, "notBefore": 0}',
  '{"count": 1.5, "notBefore": 0}',
  '{"count": 3, "notBefore": "1"}',
  '{"count": 3, "notBefore": 1e400}',
])('a note of failures that holds %s shuts nobody out', async (text) => {
  const { login, pauses } = host({ 'var/lib/xsconsole/logins.json': text });
  expect(await login.authenticate('root', 'a:b')).toEqual({ ok: true, value: 0 });
  expect(pauses).toEqual([]);
});

test('where the failures cannot be kept they count as long as the console runs', async () => {
  const { login, pauses } = host({ 'var/lib/xsconsole': 'a file where a folder should be' });
  await login.authenticate('root', 'bad');
  expect(await login.authenticate('root', 'bad')).toMatchObject({ error: { failures: 2 } });
  expect(pauses).toEqual([1000]);
  expect(await login.authenticate('root', 'a:b')).toEqual({ ok: true, value: 2 });
});

test('attempts made at once wait for each other', async () => {
  const { login, pauses } = host();
  const answers = await Promise.all([
    login.authenticate('root', '1'),
    login.authenticate('root', '2'),
    login.authenticate('root', '3'),
  ]);
  expect(answers.map((answer) => (answer.ok ? 0 : answer.error.failures))).toEqual([1, 2, 3]);
  expect(pauses).toEqual([1000, 2000]);
});

test('a tree without users cannot be asked, and that is no guess', async () => {
  const login = createAuthentication({ root: temporaryFolder(), helper: '' });
  expect(await login.authenticate('root', '')).toMatchObject({
    error: { code: 'unavailable', failures: 0 },
  });
});

test('given up before it began, and given up while it is held back: neither was an attempt', async () => {
  const { login, root } = host();
  expect(await login.authenticate('root', 'bad', AbortSignal.abort())).toMatchObject({
    error: { code: 'cancelled', failures: 0 },
  });
  const real = createAuthentication({ root, helper: '' });
  await real.authenticate('root', 'bad');
  const stop = new AbortController();
  const answer = real.authenticate('root', 'a:b', stop.signal);
  setImmediate(() => {
    stop.abort();
  });
  expect(await answer).toMatchObject({ error: { code: 'cancelled', failures: 1 } });
});

test('the login form of an embedded host prints its first user; this machine prints none', async () => {
  expect(await embeddedLogin(host().root)).toEqual({ user: 'root', password: 'a:b' });
  expect(await embeddedLogin(temporaryFolder())).toBeNull();
  expect(await embeddedLogin('/')).toBeNull();
});
