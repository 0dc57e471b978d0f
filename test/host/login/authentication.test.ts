import { treeLogin } from '../../../src/embedded/users.js';
import { openTree } from '../../../src/host/index.js';
import type { LoginPort } from '../../../src/model/index.js';
import { embeddedAt, machineWith } from '../../support/host/hosts.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

interface Host {
  readonly login: LoginPort;
  readonly pauses: readonly number[];
  readonly root: string;
  /** The same host's console, started anew. */
  readonly again: () => LoginPort;
  /** The clock goes on, or back. */
  readonly pass: (ms: number) => void;
}

/** A host with a clock that stands still but while a login is held back. */
async function host(files: Readonly<Record<string, string>> = {}): Promise<Host> {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/xsconsole/passwords': '# users\nroot:a:b\nann:secret\n\nnobody\n',
    ...files,
  });
  const pauses: number[] = [];
  let time = 1_800_000_000_000;
  const tree = await openTree(root);
  const again = (): LoginPort =>
    treeLogin({
      files: tree,
      boot: 'this boot',
      openWithoutUsers: false,
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
  const { login, pauses } = await host();
  expect(await login.authenticate('root', 'a:b')).toEqual({
    ok: true,
    value: { failedLogins: 0, by: 'file', said: '' },
  });
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
  const { login } = await host();
  expect(await login.authenticate(user, password)).toEqual({
    ok: false,
    error: { code: 'wrong', detail: '', failedLogins: 1, waitSeconds: 1 },
  });
});

test('another user only as member of the configured group', async () => {
  expect(await (await host()).login.authenticate('ann', 'secret')).toMatchObject({
    error: { code: 'notPermitted' },
  });
  const group = {
    'etc/xsconsole/console.conf': 'LOGIN_GROUP=wheel\n',
    'etc/group': 'root:x:0:\nwheel:x:10:bob,ann\n',
  };
  expect(await (await host(group)).login.authenticate('ann', 'secret')).toMatchObject({ ok: true });
  expect(
    await (
      await host({ ...group, 'etc/group': 'wheel:x:10:annabel\n' })
    ).login.authenticate('ann', 'secret'),
  ).toMatchObject({ error: { code: 'notPermitted', detail: 'wheel' } });
});

test(
  'after each failed login the next attempt is held back longer, up to half a minute; a right ' +
    'password tells how many there were, and sets that back',
  async () => {
    const { login, pauses } = await host();
    for (const user of ['root', 'ann', 'gone', 'root', 'root', 'root', 'root'])
      await login.authenticate(user, 'bad');
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
    expect(await login.authenticate('root', 'a:b')).toEqual({
      ok: true,
      value: { failedLogins: 7, by: 'file', said: '' },
    });
    expect(await login.authenticate('root', 'bad')).toMatchObject({
      error: { failedLogins: 1, waitSeconds: 1 },
    });
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  },
);

test('a new start of the console sets nothing back, nor does a reboot', async () => {
  const { login, pauses, again, pass, root } = await host();
  await login.authenticate('root', 'bad');
  await login.authenticate('root', 'bad');
  pass(500);
  expect(await again().authenticate('root', 'bad')).toMatchObject({
    error: { failedLogins: 3, waitSeconds: 4 },
  });
  expect(pauses).toEqual([1000, 1500]);
  const afterBoot = treeLogin({
    files: await openTree(root),
    boot: 'another boot',
    openWithoutUsers: false,
    now: () => 5,
    pause: (ms) => {
      expect(ms).toBe(4000);
      return Promise.resolve();
    },
  });
  expect(await afterBoot.authenticate('root', 'a:b')).toMatchObject({ value: { failedLogins: 3 } });
  expect.assertions(4);
});

test.each([
  '{',
  '[]',
  '{"count": -1, "atMs": 0, "boot": ""}',
  '{"count": 1.5, "atMs": 0, "boot": ""}',
  '{"count": 3, "atMs": "1", "boot": ""}',
  '{"count": 3, "atMs": 1e400, "boot": ""}',
  '{"count": 3, "atMs": 1}',
])('a note of failedLogins that holds %s shuts nobody out', async (text) => {
  const { login, pauses } = await host({ 'var/lib/xsconsole/logins.json': text });
  expect(await login.authenticate('root', 'a:b')).toEqual({
    ok: true,
    value: { failedLogins: 0, by: 'file', said: '' },
  });
  expect(pauses).toEqual([]);
});

test(
  'where the state folder cannot be written the failedLogins are kept in memory, over a new ' +
    'start too',
  async () => {
    const { login, pauses, again } = await host({
      'var/lib/xsconsole': 'a file where a folder should be',
    });
    await login.authenticate('root', 'bad');
    expect(await again().authenticate('root', 'bad')).toMatchObject({ error: { failedLogins: 2 } });
    expect(pauses).toEqual([1000]);
    expect(await again().authenticate('root', 'a:b')).toMatchObject({ value: { failedLogins: 2 } });
  },
);

test('where nothing can be kept at all, the first attempt of each start pays in advance', async () => {
  const nowhere = { 'var/lib/xsconsole': 'a file', 'run/xsconsole': 'a file' };
  const { login, pauses, again } = await host(nowhere);
  await login.authenticate('root', 'bad');
  expect(await login.authenticate('root', 'bad')).toMatchObject({ error: { failedLogins: 2 } });
  expect(pauses).toEqual([30_000, 1000]);
  await again().authenticate('root', 'a:b');
  expect(pauses).toEqual([30_000, 1000, 30_000]);
});

test('attempts made at once wait for each other', async () => {
  const { login, pauses } = await host();
  const answers = await Promise.all([
    login.authenticate('root', '1'),
    login.authenticate('root', '2'),
    login.authenticate('root', '3'),
  ]);
  expect(answers.map((answer) => (answer.ok ? 0 : answer.error.failedLogins))).toEqual([1, 2, 3]);
  expect(pauses).toEqual([1000, 2000]);
});

test('a tree without users cannot be asked, and that is no guess', async () => {
  const { login } = await embeddedAt(temporaryFolder());
  expect(await login.authenticate('root', '')).toMatchObject({
    error: { code: 'unavailable', failedLogins: 0 },
  });
});

test('given up before it began, and given up while it is held back: neither was an attempt', async () => {
  const { login, root } = await host();
  expect(await login.authenticate('root', 'bad', AbortSignal.abort())).toMatchObject({
    error: { code: 'cancelled', failedLogins: 0 },
  });
  const { login: real } = await embeddedAt(root);
  await real.authenticate('root', 'bad');
  const stop = new AbortController();
  const answer = real.authenticate('root', 'a:b', stop.signal);
  setImmediate(() => {
    stop.abort();
  });
  expect(await answer).toMatchObject({ error: { code: 'cancelled', failedLogins: 1 } });
});

test('the login form of an embedded host prints its first user; this machine prints none', async () => {
  const shown = async (root: string): ReturnType<LoginPort['shownUser']> =>
    (await embeddedAt(root)).login.shownUser();
  expect(await shown((await host()).root)).toEqual({ user: 'root', password: 'a:b' });
  expect(await shown(temporaryFolder())).toBeNull();
  expect(await (await machineWith('/nowhere')).login.shownUser()).toBeNull();
});
