import { isPasswordSet } from '../../support/host/host-calls.js';
import { hasPassword } from '../../../src/host/login/root-password.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test.each([
  ['root:!!:19000:0:99999:7:::\n', false],
  ['root:$6$a$b:19000::::::\n', true],
  ['root:!$6$a$b:19000::::::\n', true],
  ['root:*:19000::::::\n', true],
  ['root:!:19000::::::\n', true],
  ['bin:!!:1:\nroot:$6$a$b:1:\n', true],
  ['', true],
])('shadow %j: a password was set: %s', (text, set) => {
  expect(hasPassword(text)).toBe(set);
});

test('a tree with users has passwords, one without has none', async () => {
  const root = temporaryFolder();
  expect(await isPasswordSet(root)).toBe(false);
  writeTree(root, { 'etc/xsconsole/passwords': 'root:x\n' });
  expect(await isPasswordSet(root)).toBe(true);
});

test('on this machine it can be asked', async () => {
  expect(typeof (await isPasswordSet('/'))).toBe('boolean');
});
