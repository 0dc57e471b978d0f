import { mayLogIn } from '../../support/host/host-calls.js';
import { openTree } from '../../../src/host/index.js';
import { readLoginPolicy } from '../../../src/host/login/login-policy.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

const usual = ['password-auth', 'system-auth', 'login', 'common-auth'];

test.each([
  ['', { group: '', services: usual }],
  [
    'LOGIN_GROUP="xen admins"\nPAM_SERVICE=xsconsole\n',
    { group: 'xen admins', services: ['xsconsole'] },
  ],
  ['LOGIN_GROUP=../x\nPAM_SERVICE=../../etc/x\n', { group: '', services: usual }],
])('console.conf %j', async (text, policy) => {
  const root = temporaryFolder();
  writeTree(root, { 'etc/xsconsole/console.conf': text });
  expect(await readLoginPolicy(await openTree(root))).toEqual(policy);
});

const policy = { group: 'xen admins', services: [] };

test('on the machine itself every source of users is asked, by number', async () => {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, ['getent', 'id'], {
    getent: 'echo "xen admins:*:7001:"',
    id: '[ "$3" = ann ] && echo 100 7001 || echo 100 17001',
  });
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  expect([
    await mayLogIn('/', 'ann', policy),
    await mayLogIn('/', 'bob', policy),
    await mayLogIn('/', 'root', policy),
  ]).toEqual([true, false, true]);
  expect(made.calls()).toEqual([
    'getent group -- xen admins',
    'id -G -- ann',
    'getent group -- xen admins',
    'id -G -- bob',
  ]);
});

test.each([
  ['a group nobody knows', { getent: 'exit 2', id: 'echo 0' }],
  ['a user nobody knows', { getent: 'echo "x:*:7001:"', id: 'exit 1' }],
])('%s opens nothing', async (_, bodies) => {
  const folder = temporaryFolder();
  makeStandIns(folder, ['getent', 'id'], bodies);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  expect(await mayLogIn('/', 'ann', policy)).toBe(false);
});
