import type { HostPort } from '../../src/model/index.js';
import { embeddedAt, foreignTree, machineWith } from '../support/host/hosts.js';
import { Access, type AccessPlace } from '../../src/effects/access.js';
import { ConsoleLog } from '../../src/effects/console-log.js';
import { textAt } from '../support/host/host-tree.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

/** A tree, or an embedded host that somebody practises on. */
const hostFor = (root: string, practice: boolean): Promise<HostPort> =>
  practice ? embeddedAt(root, undefined, true) : foreignTree(root);

/** Access to a host, with the log of the console on it. */
const accessAt = (place: Omit<AccessPlace, 'log'>): Access =>
  new Access({ ...place, log: new ConsoleLog(place.host) });

const users = { 'etc/xsconsole/passwords': 'root:embedded\nann:secret\n' };

/** Access to a tree with these files. */
function accessTo(
  files: Readonly<Record<string, string>>,
  embedded = false,
): { readonly access: Access; readonly root: string } {
  const root = temporaryFolder();
  writeTree(root, files);
  return { access: accessAt({ host: hostFor(root, embedded) }), root };
}

test(
  'how to log in: an embedded host prints its first user, one without users has no password ' +
    'yet, and a tree of files without users needs no login',
  async () => {
    expect(await accessTo(users, true).access.read()).toEqual({
      user: 'root',
      hint: 'This is an embedded host. Its user is root, its password: embedded',
      passwordSet: true,
    });
    expect(await accessTo(users).access.read()).toMatchObject({ passwordSet: true });
    expect(await accessTo({}, true).access.read()).toEqual({
      user: 'root',
      hint: '',
      passwordSet: false,
    });
    expect(await accessTo({}).access.read()).toBeNull();
  },
);

test('a first password that is set elsewhere is noticed, and then nobody looks again', async () => {
  const root = temporaryFolder();
  const [acts, told]: [(() => void)[], (boolean | undefined)[]] = [[], []];
  const access = accessAt({
    host: hostFor(root, true),
    later: (act) => {
      acts.push(act);
    },
  });
  const looked = (): Promise<void> =>
    new Promise((resolve) => {
      void access.watch((login) => {
        told.push(login?.passwordSet);
        resolve();
      });
    });
  await looked();
  await looked();
  writeTree(root, users);
  await looked();
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect([told, acts.length]).toEqual([[false, false, true], 2]);
});

test('on this machine nothing is printed', async () => {
  expect(await accessAt({ host: machineWith('/nowhere') }).read()).toMatchObject({
    user: 'root',
    hint: '',
  });
});

test('users that cannot be read are no reason to let anybody in', async () => {
  const { access } = accessTo({ 'etc/xsconsole/passwords/a-folder-in-its-place': '' });
  expect(await access.read()).toMatchObject({ passwordSet: true });
  expect(await access.logIn('root', '')).toMatchObject({ ok: false, code: 'failed' });
});

test('nobody is asked before the host is there', async () => {
  const root = temporaryFolder();
  const access = accessAt({
    host: Promise.resolve().then(() => {
      writeTree(root, users);
      return hostFor(root, true);
    }),
  });
  expect(await Promise.all([access.read(), access.logIn('root', 'embedded')])).toMatchObject([
    { passwordSet: true },
    { ok: true, user: 'root', failedLogins: 0, said: '' },
  ]);
});

test('logins and logouts are in the log, failed ones with their reason and no password', async () => {
  const { access, root } = accessTo(users);
  expect(await access.logIn('ann', 'secret')).toEqual({
    ok: false,
    code: 'notAllowed',
    detail: 'Only root may.',
    failedLogins: 1,
    waitSeconds: 1,
  });
  await access.loggedOut('root', 'timeout');
  const log = textAt(root, 'var/log/xsconsole.log') ?? '';
  expect(log).toMatch(
    /warning: login failed for ann \(notPermitted\)\n.*info: root logged out \(timeout\)\n$/u,
  );
  expect(log).not.toContain('secret');
});

test('an attempt that is held back can be given up', async () => {
  const { access } = accessTo({
    ...users,
    'var/lib/xsconsole/logins.json': '{"count": 9, "atMs": 0, "boot": "an earlier one"}',
  });
  const answer = access.logIn('root', 'embedded');
  access.cancel();
  expect(await answer).toMatchObject({ ok: false, code: 'cancelled', failedLogins: 9 });
});

test('a login that was given up does not count, also if its answer comes too late', async () => {
  const root = temporaryFolder();
  writeTree(root, users);
  const host = hostFor(root, true);
  const access = accessAt({ host });
  const { login } = await host;
  const authenticate = login.authenticate.bind(login);
  jest.spyOn(login, 'authenticate').mockImplementation(async (user, password) => {
    const ended = await authenticate(user, password);
    access.cancel();
    return ended;
  });
  expect(await access.logIn('root', 'embedded')).toMatchObject({ ok: false, code: 'cancelled' });
  expect(await access.mayChange()).toBe(false);
});

test('whose password may be changed: the present one is right, or none was ever set', async () => {
  const { access } = accessTo(users);
  expect(await access.whyNot('root', 'embedded')).toBeNull();
  expect(await access.whyNot('root', 'guess')).toMatchObject({
    ok: false,
    code: 'wrongPassword',
    detail: '1 attempt has failed since the last login. Wait 1 second.',
  });
  expect(await access.whyNot('root', null)).toMatchObject({ ok: false, code: 'wrongPassword' });
  expect(await accessTo({}, true).access.whyNot('root', null)).toBeNull();
  expect(await accessTo({}, true).access.whyNot('root', 'x')).toMatchObject({
    ok: false,
    code: 'failed',
  });
});

test('the log names unix_chkpwd where it checked the password, and a refused present one', async () => {
  const root = temporaryFolder();
  const host = await hostFor(root, false);
  const answers = [
    { ok: true, value: { failedLogins: 0, by: 'unix_chkpwd', said: 'no Python' } },
    {
      ok: false,
      error: { code: 'notPermitted', detail: 'wheel', failedLogins: 1, waitSeconds: 1 },
    },
  ] as const;
  const login = {
    ...host.login,
    authenticate: () => Promise.resolve(answers[asked++ % 2] ?? answers[0]),
  };
  let asked = 0;
  const access = accessAt({ host: Promise.resolve({ ...host, login }) });
  expect(await access.logIn('root', 'secret')).toMatchObject({
    said: 'The password was checked with /etc/shadow, because PAM could not be asked: no Python',
  });
  expect(await access.whyNot('ann', 'secret')).toEqual({
    ok: false,
    code: 'failed',
    detail: 'This user may not administer this host. Only root and members of the group wheel may.',
  });
  const log = textAt(root, 'var/log/xsconsole.log') ?? '';
  expect(log).toMatch(/info: root logged in \(unix_chkpwd\)\n/u);
  expect(log).toMatch(/warning: the present password of ann was refused \(notPermitted\)\n/u);
});
