import { isPasswordSet } from '../../support/host/host-calls.js';
import { embeddedAt } from '../../support/host/hosts.js';
import { textAt } from '../../support/host/host-tree.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const file = 'etc/xsconsole/passwords';

test("a tree's own file changes, for this user alone", async () => {
  const root = temporaryFolder();
  writeTree(root, { [file]: 'root:old-one\nann:old-one\n' });
  const { login } = await embeddedAt(root);
  expect(await (await embeddedAt(root)).login.setPassword('root', 'Wörter: neu')).toEqual({
    ok: true,
    value: undefined,
  });
  expect((await login.authenticate('root', 'Wörter: neu')).ok).toBe(true);
  expect((await login.authenticate('root', 'old-one')).ok).toBe(false);
  expect(textAt(root, file)).toBe('root:Wörter: neu\nann:old-one\n');
});

test('where no password was ever set the first one makes the file', async () => {
  const root = temporaryFolder();
  expect(await isPasswordSet(root)).toBe(false);
  expect(await (await embeddedAt(root)).login.setPassword('root', 'first-one')).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await isPasswordSet(root)).toBe(true);
  expect(textAt(root, file)).toBe('root:first-one\n');
});

test('a file that cannot be read is left alone', async () => {
  const root = temporaryFolder();
  writeTree(root, { [`${file}/a-folder-in-its-place`]: '' });
  expect(await (await embeddedAt(root)).login.setPassword('root', 'first-one')).toMatchObject({
    error: { code: 'unavailable' },
  });
});
