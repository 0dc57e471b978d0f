import { createAuthentication } from '../../../src/host/login/authentication.js';
import { setPassword } from '../../../src/host/login/password.js';
import { isPasswordSet } from '../../../src/host/login/root-password.js';
import { textAt } from '../../support/host-tree.js';
import { temporaryFolder, writeTree } from '../../support/tree.js';

const file = 'etc/xsconsole/passwords';

test("a tree's own file changes, for this user alone", async () => {
  const root = temporaryFolder();
  writeTree(root, { [file]: 'root:old-one\nann:old-one\n' });
  const login = createAuthentication({ root, helper: '', pause: () => Promise.resolve() });
  expect(await setPassword(root, '', 'root', 'Wörter: neu')).toEqual({
    ok: true,
    value: undefined,
  });
  expect([
    (await login.authenticate('root', 'old-one')).ok,
    (await login.authenticate('root', 'Wörter: neu')).ok,
  ]).toEqual([false, true]);
  expect(textAt(root, file)).toBe('root:Wörter: neu\nann:old-one\n');
});

test('where no password was ever set the first one makes the file', async () => {
  const root = temporaryFolder();
  expect(await isPasswordSet(root)).toBe(false);
  expect(await setPassword(root, '', 'root', 'first-one')).toEqual({ ok: true, value: undefined });
  expect(await isPasswordSet(root)).toBe(true);
  expect(textAt(root, file)).toBe('root:first-one\n');
});

test('a file that cannot be read is left alone', async () => {
  const root = temporaryFolder();
  writeTree(root, { [`${file}/a-folder-in-its-place`]: '' });
  expect(await setPassword(root, '', 'root', 'first-one')).toMatchObject({
    error: { code: 'unavailable' },
  });
});
