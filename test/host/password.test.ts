import { createAuthentication } from '../../src/host/authentication.js';
import { changePassword, passwordFault } from '../../src/host/password.js';
import { temporaryFolder, writeTree } from '../support/tree.js';

const wish = { user: 'root', old: 'old-one', new: 'new-one', repeated: 'new-one' };

test.each([
  [{}, null], [{ repeated: 'new-onE' }, 'differs'], [{ new: 'abcde', repeated: 'abcde' }, 'tooShort'], [{ new: 'old-one', repeated: 'old-one' }, 'unchanged'],
  [{ new: 'new\none', repeated: 'new\none' }, 'unusable'], [{ new: 'Wörter', repeated: 'Wörter' }, null],
])('%j: %s', (change, fault) => {
  expect(passwordFault({ ...wish, ...change })).toBe(fault);
});

test("a tree's own file changes, for this user alone", async () => {
  const root = temporaryFolder();
  writeTree(root, { 'etc/xsconsole/passwords': 'root:old-one\nann:old-one\n' });
  const login = createAuthentication({ root, helper: '', pause: () => Promise.resolve() });
  expect(await changePassword(root, '', { ...wish, old: 'guess' })).toEqual({ ok: false, error: { code: 'wrong', detail: '' } });
  expect(await changePassword(root, '', wish)).toEqual({ ok: true, value: undefined });
  expect([(await login.authenticate('root', 'old-one')).ok, (await login.authenticate('root', 'new-one')).ok]).toEqual([false, true]);
  expect(await changePassword(root, '', { ...wish, user: 'ann' })).toMatchObject({ ok: true });
});

test('without the file nobody can be asked', async () => {
  expect(await changePassword(temporaryFolder(), '', wish)).toMatchObject({ error: { code: 'unavailable' } });
});
