import { createAuthentication, type Authentication } from '../../src/host/authentication.js';
import { embeddedLogin } from '../../src/host/embedded-login.js';
import { temporaryFolder, writeTree } from '../support/tree.js';

function host(files: Readonly<Record<string, string>> = {}): { readonly login: Authentication; readonly pauses: readonly number[]; readonly root: string } {
  const root = temporaryFolder();
  writeTree(root, { 'etc/xsconsole/passwords': '# users\nroot:a:b\nann:secret\n\nnobody\n', ...files });
  const pauses: number[] = [];
  const pause = (ms: number): Promise<void> => {
    pauses.push(ms);
    return Promise.resolve();
  };
  return { login: createAuthentication({ root, helper: '', pause }), pauses, root };
}

test('root with the right password, colon and all', async () => {
  const { login, pauses } = host();
  expect(await login.authenticate('root', 'a:b')).toEqual({ ok: true, value: undefined });
  expect([login.failures, pauses]).toEqual([0, []]);
});

test.each([['root', 'a'], ['root', ''], ['nobody', ''], ['nobody', '\0'], ['gone', '\0'], ['', ''], ['# users', '']])('%j with %j: wrong, and which of them is not told', async (user, password) => {
  const { login } = host();
  expect(await login.authenticate(user, password)).toEqual({ ok: false, error: { code: 'wrong', detail: '', failures: 1 } });
});

test('another user only as member of the configured group', async () => {
  expect(await host().login.authenticate('ann', 'secret')).toMatchObject({ error: { code: 'notPermitted' } });
  const group = { 'etc/xsconsole/console.conf': 'LOGIN_GROUP=wheel\n', 'etc/group': 'root:x:0:\nwheel:x:10:bob,ann\n' };
  expect(await host(group).login.authenticate('ann', 'secret')).toMatchObject({ ok: true });
  expect(await host({ ...group, 'etc/group': 'wheel:x:10:annabel\n' }).login.authenticate('ann', 'secret')).toMatchObject({ error: { code: 'notPermitted', detail: 'wheel' } });
});

test('each failure in a row is held back longer, up to half a minute; a right password sets that back, not the count', async () => {
  const { login, pauses } = host();
  for (const user of ['root', 'ann', 'gone', 'root', 'root', 'root', 'root']) await login.authenticate(user, 'bad');
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  await login.authenticate('root', 'a:b');
  expect(await login.authenticate('root', 'bad')).toMatchObject({ error: { failures: 8 } });
  expect(pauses.at(-1)).toBe(1000);
});

test('attempts made at once wait for each other', async () => {
  const { login, pauses } = host();
  const answers = await Promise.all([login.authenticate('root', '1'), login.authenticate('root', '2'), login.authenticate('root', '3')]);
  expect(answers.map((answer) => (answer.ok ? 0 : answer.error.failures))).toEqual([1, 2, 3]);
  expect(pauses).toEqual([1000, 2000, 4000]);
});

test('a tree without users cannot be asked, and that is no guess', async () => {
  const login = createAuthentication({ root: temporaryFolder(), helper: '' });
  expect(await login.authenticate('root', '')).toMatchObject({ error: { code: 'unavailable', failures: 0 } });
});

test('given up before it began; given up while it is held back', async () => {
  const { login, root } = host();
  expect(await login.authenticate('root', 'bad', AbortSignal.abort())).toMatchObject({ error: { code: 'cancelled', failures: 0 } });
  const real = createAuthentication({ root, helper: '' });
  const stop = new AbortController();
  const answer = real.authenticate('root', 'bad', stop.signal);
  setImmediate(() => { stop.abort(); });
  expect((await answer).ok).toBe(false);
});

test('the login form of an embedded host prints its first user; this machine prints none', async () => {
  expect(await embeddedLogin(host().root)).toEqual({ user: 'root', password: 'a:b' });
  expect(await embeddedLogin(temporaryFolder())).toBeNull();
  expect(await embeddedLogin('/')).toBeNull();
});
