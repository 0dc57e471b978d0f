import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canChangeRoot, rootNeeds } from '../../support/host/real-root.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';
import { testWhere } from '../../support/run/test-where.js';
import { bundleProgram } from '../../support/run/bundle-program.js';
import { runToEnd, type ProgramEnd } from '../../support/run/program.js';

// Real PAM, real modules, real unix_chkpwd, and users who exist in this namespace only: each run
// has its own /etc, /var/lib and /run.
const modules = spawnSync('find', ['/lib', '/usr/lib', '/lib64', '-name', 'pam_faillock.so']);
const needed = ['/usr/sbin/unix_chkpwd', '/usr/bin/python3'];
const onPam = testWhere(
  canChangeRoot() &&
    modules.stdout.toString() !== '' &&
    needed.every((program) => existsSync(program)),
  `a real PAM with users of its own: ${rootNeeds}, pam_faillock, ${needed.join(', ')}`,
);

const { program, remove } = bundleProgram(join(__dirname, '../../support/run/login-program.ts'));
afterAll(remove);
const helper = join(__dirname, '../../../assets/helpers/pam-authenticate.py');

/** The SHA-512 of `secret`. */
const hash =
  '$6$xsconsole$KTpFlRqfqHC2x9ZcsWQDVtEcVQC/cNACNZtLOaE6.' +
  'rc6s3.3fShR7TDzaGhqOaN.SicCXGydqGqOaG7ifarU81';
const today = Math.floor(Date.now() / 86_400_000);
/** Name, password hash, then the other fields of a shadow line. */
const people: Readonly<Record<string, string>> = {
  root: `${hash}:${today}::::::`,
  ann: `${hash}:${today}::::::`,
  bob: `${hash}:${today}::::::`,
  locked: `!${hash}:${today}::::::`,
  expired: `${hash}:${today}:::::${today - 1}:`,
  overdue: `${hash}:${today - 100}:0:30:7:10::`,
  duechange: `${hash}:0::::::`,
  nopassword: `:${today}::::::`,
};
const others = Object.keys(people).filter((name) => name !== 'root');

const unix = [
  'auth required pam_unix.so nodelay',
  'account required pam_unix.so',
  'password required pam_unix.so sha512',
  '',
].join('\n');
const locking = [
  'auth required pam_faillock.so preauth dir=/run/fails deny=1 even_deny_root',
  'auth sufficient pam_unix.so nodelay',
  'auth [default=die] pam_faillock.so authfail dir=/run/fails deny=1 even_deny_root',
  'account required pam_unix.so',
  '',
].join('\n');

interface Attempt {
  readonly user: string;
  readonly password: string;
  readonly set?: true;
}

interface LoginHost {
  /** Whether there is a Python to ask PAM with. */
  readonly python?: boolean;
  /** Where the host has its users from, as nsswitch.conf says it. */
  readonly sources?: string;
}

/** Runs a command on a host with these people and this PAM service. */
async function onHost(
  service: string,
  command: readonly string[],
  input: string,
  { python = true, sources = 'files' }: LoginHost = {},
): Promise<ProgramEnd> {
  const etc = temporaryFolder();
  writeTree(etc, {
    passwd: [
      'root:x:0:0::/root:/bin/sh',
      ...others.map((name, at) => `${name}:x:${2000 + at}:2000::/:/bin/sh`),
      'elsewhere:x:3000:2000::/:/bin/sh',
      '',
    ].join('\n'),
    shadow: Object.entries(people)
      .map(([name, rest]) => `${name}:${rest}\n`)
      .join(''),
    group: 'root:x:0:\npeople:x:2000:\noperators:x:2001:ann,expired,duechange\n',
    'nsswitch.conf': `passwd: ${sources}\ngroup: files\nshadow: files\n`,
    ttys: 'tty7\n',
    'pam.d/console-test': service,
    'pam.d/locking': locking,
    'xsconsole/console.conf': 'LOGIN_GROUP=operators\nPAM_SERVICE=console-test\n',
  });
  const script = [
    'set -e',
    'mount --bind "$1" /etc',
    'mount -t tmpfs tmpfs /var/lib',
    'mount -t tmpfs tmpfs /run',
    ...(python
      ? []
      : [
          'for python in /usr/bin/python3 /usr/bin/python2 /usr/libexec/platform-python; do',
          '  [ ! -e "$python" ] || mount --bind /dev/null "$python"',
          'done',
        ]),
    'shift; exec "$@"',
  ].join('\n');
  return runToEnd(
    'unshare',
    ['-mn', '--propagation', 'private', 'sh', '-c', script, 'sh', etc, ...command],
    { input, env: { NODE_EXTRA_CA_CERTS: '' } },
  );
}

/** Logs in on such a host, one attempt after the other. */
async function attempts(
  service: string,
  list: readonly Attempt[],
  loginHost: LoginHost = {},
): Promise<unknown> {
  const command = [process.execPath, program, helper];
  const { stdout, stderr } = await onHost(service, command, JSON.stringify(list), loginHost);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const logsIn = (user: string, password = 'secret'): Attempt => ({ user, password });
const like = (fields: object): unknown => expect.objectContaining(fields);
const by = (way: string, said: unknown = expect.any(String)): unknown => ({
  ok: true,
  value: like({ by: way, said }),
});
const refused = (code: string, detail: unknown = expect.any(String)): unknown => ({
  ok: false,
  error: like({ code, detail }),
});

onPam.each([
  ['the right password', 'root', 'secret', by('pam')],
  ['a member of the group', 'ann', 'secret', by('pam')],
  ['a stranger to the group', 'bob', 'secret', refused('notPermitted', 'operators')],
  ['a wrong password', 'ann', 'wrong', refused('wrong')],
  ['no user of that name', 'nobody-here', 'secret', refused('wrong')],
  ['a locked password', 'locked', 'secret', refused('wrong')],
  [
    'a password that must be changed',
    'duechange',
    'secret',
    by('pam', expect.stringContaining('You are required to change your password')),
  ],
  [
    'an account that has expired',
    'expired',
    'secret',
    refused('account', expect.stringContaining('Your account has expired')),
  ],
  ['a password that is long overdue', 'overdue', 'secret', refused('account')],
  ['no password, for an empty one', 'nopassword', '', refused('wrong')],
])('the real PAM: %s', async (_what, user, password, expected) => {
  expect(await attempts(unix, [logsIn(user, password)])).toEqual([expected]);
});

onPam('the real PAM locks the account after wrong passwords, and says so', async () => {
  expect(await attempts(locking, [logsIn('root', 'wrong'), logsIn('root')])).toEqual([
    refused('wrong'),
    refused('wrong', expect.stringContaining('account is locked')),
  ]);
});

onPam('a password set by the real PAM is the one that counts from then on', async () => {
  expect(
    await attempts(unix, [
      { ...logsIn('root', 'Another-one-9'), set: true },
      logsIn('root', 'Another-one-9'),
    ]),
  ).toEqual([{ ok: true }, by('pam')]);
});

onPam.each([
  ['tty7', 40],
  ['tty8', 41],
  ['', 41],
])('a module that lets root in on tty7 only: at %p the helper ends with %i', async (tty, end) => {
  const service = `auth requisite pam_listfile.so item=tty sense=allow file=/etc/ttys onerr=fail
${unix}`;
  const command = ['/usr/bin/python3', '-I', helper, 'authenticate', 'console-test', tty];
  expect(await onHost(service, command, 'root\0secret')).toMatchObject({ status: end });
});

onPam('a module that is not there says nothing about the password', async () => {
  expect(await attempts(`auth required pam_gone.so\n${unix}`, [logsIn('root', 'wrong')])).toEqual([
    refused('wrong'),
  ]);
  expect(await attempts(`auth required pam_gone.so\n${unix}`, [logsIn('root')])).toEqual([
    by('unix_chkpwd'),
  ]);
});

onPam.each([
  ['the right password', 'root', 'secret', by('unix_chkpwd')],
  ['a member of the group', 'ann', 'secret', by('unix_chkpwd')],
  ['a stranger to the group', 'bob', 'secret', refused('notPermitted', 'operators')],
  ['a wrong password', 'ann', 'wrong', refused('wrong')],
  ['no user of that name', 'nobody-here', 'secret', refused('wrong')],
  ['a locked password', 'locked', 'secret', refused('wrong')],
  ['a password that must be changed', 'duechange', 'secret', by('unix_chkpwd')],
  ['an account that has expired', 'expired', 'secret', refused('account')],
  ['a password that is long overdue', 'overdue', 'secret', refused('account')],
  ['no password, for an empty one', 'nopassword', '', refused('wrong')],
])('no Python to ask PAM with: %s', async (_what, user, password, expected) => {
  expect(await attempts(unix, [logsIn(user, password)], { python: false })).toEqual([expected]);
});

onPam.each([
  ['elsewhere', 'files'],
  ['nobody-here', 'files [NOTFOUND=continue] sss'],
  ['nobody-here', 'winbind files'],
])(
  'no Python, and the password of %s (users: %s) may be in a directory: it is not called wrong',
  async (user, sources) => {
    const loginHost = { python: false, sources };
    expect(await attempts(unix, [logsIn(user), logsIn(user)], loginHost)).toEqual(
      [0, 0].map((failedLogins) => ({
        ok: false,
        error: like({
          code: 'unavailable',
          detail:
            'there is no Python here; unix_chkpwd finds no password of this user in /etc/shadow',
          failedLogins,
        }),
      })),
    );
  },
);

onPam('an account stack that is broken says nothing about the account', async () => {
  const broken = 'auth required pam_unix.so nodelay\naccount required pam_gone.so\n';
  expect(await attempts(broken, [logsIn('root'), logsIn('expired')])).toEqual([
    by('unix_chkpwd'),
    refused('account'),
  ]);
});

onPam('a password stack that is broken refuses no new password', async () => {
  const broken = unix.replace(/password required.*/u, 'password required pam_gone.so');
  const set = { ...logsIn('root', 'Another-one-9'), set: true } as const;
  expect(await attempts(broken, [set, logsIn('root', 'Another-one-9')])).toEqual([
    { ok: true },
    by('pam'),
  ]);
});

onPam.each([
  ['itself', locking],
  ['by a file that it includes', 'auth include /etc/pam.d/locking\naccount required pam_unix.so\n'],
])(
  'no Python, and the PAM service locks accounts %s: refused with the reason',
  async (_how, by) => {
    expect(await attempts(by, [logsIn('root')], { python: false })).toEqual([
      refused('unavailable', expect.stringContaining('pam_faillock may have locked the account')),
    ]);
  },
);
