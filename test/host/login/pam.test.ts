import { openTree } from '../../../src/host/index.js';
import { commandsBefore } from '../../support/host/hosts.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askPam, type PamRequest } from '../../../src/host/login/pam.js';
import type { Commands } from '../../../src/host/machine/commands.js';
import { testWhere } from '../../support/run/test-where.js';
import { writeProgram } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const helper = readFileSync(join(__dirname, '../../../assets/helpers/pam-authenticate.py'), 'utf8');
const services = ['password-auth', 'login'];
const request: PamRequest = {
  action: 'authenticate',
  user: 'root',
  password: 'sécret',
  services,
  terminal: 'pts/7',
};

/** Asks this machine's PAM, by the programs in a folder before its own. */
async function ask(folder: string, more: Partial<PamRequest> = {}): ReturnType<typeof askPam> {
  const files = await openTree('/');
  return askPam({ commands: commandsBefore(folder), files, helper }, { ...request, ...more });
}

const hasService = services.some((service) => existsSync(`/etc/pam.d/${service}`));
const withPam = testWhere(
  hasService,
  `this machine has none of PAM's services ${services.join(', ')}`,
);

/** A python3 that writes down its arguments and its input, and ends as told. */
function standIn(
  body: string,
  chkpwd = 'exit 7',
): {
  readonly folder: string;
  readonly arguments: () => string;
  readonly input: () => string;
} {
  const folder = temporaryFolder();
  writeProgram(
    join(folder, 'python3'),
    `printf '%s\\n' "$@" > ${folder}/arguments; cat > ${folder}/input; ${body}`,
  );
  writeProgram(join(folder, 'python2'), 'exit 44');
  for (const [name, end] of [
    ['unix_chkpwd', chkpwd],
    ['chpasswd', 'exit 0'],
  ] as const) {
    writeProgram(
      join(folder, name),
      `printf '%s ' ${name} "$@" > ${folder}/arguments; cat > ${folder}/input; ${end}`,
    );
  }
  return {
    folder,
    arguments: () => readFileSync(join(folder, 'arguments'), 'utf8'),
    input: () => readFileSync(join(folder, 'input'), 'utf8'),
  };
}

withPam('the password goes through the pipe and is in no argument', async () => {
  const made = standIn('exit 40');
  expect(await ask(made.folder)).toEqual({ ok: true, value: { by: 'pam', said: '' } });
  expect(made.input()).toBe('root\0sécret');
  expect(made.arguments()).not.toContain('sécret');
  expect(made.arguments().trimEnd().split('\n').slice(-3)).toEqual([
    'authenticate',
    expect.any(String),
    'pts/7',
  ]);
  await ask(made.folder, { action: 'set', password: 'neues' });
  expect(made.input()).toBe('root\0neues');
  expect(made.arguments()).toContain('\nset\n');
});

withPam.each([
  [41, 'wrong'],
  [43, 'account'],
  [45, 'newPasswordRefused'],
  [44, 'unavailable'],
  [0, 'unavailable'],
  [1, 'unavailable'],
  [2, 'unavailable'],
  [139, 'unavailable'],
])("the helper's status %i: %s, in all of PAM's own words", async (status, code) => {
  const { folder } = standIn(`echo first; echo "PAM says no"; exit ${status}`);
  // Nobody is asked instead for a user whose name could be an option.
  const answer = await ask(folder, { user: '-x' });
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(answer).toMatchObject({
    error: {
      detail:
        {
          41: 'first PAM says no',
          43: 'first PAM says no',
          44: 'first PAM says no; python2: exit status 44',
          45: 'first PAM says no',
        }[status] ?? `python3: exit status ${status}: PAM says no; python2: exit status 44`,
    },
  });
});

withPam.each([
  ['kill -9 $$', 'python3: ended by SIGKILL; python2: exit status 44'],
  ['echo rubbish', 'python3: exit status 0: rubbish; python2: exit status 44'],
  [
    'echo "Traceback:" >&2; echo "ImportError: No module named _ctypes" >&2; exit 1',
    'python3: exit status 1: ImportError: No module named _ctypes; python2: exit status 44',
  ],
])(
  'a Python that ends so (%s) makes no password wrong, and it is said how',
  async (end, detail) => {
    const { folder } = standIn(end);
    expect(await ask(folder, { user: '-x' })).toEqual({
      ok: false,
      error: { code: 'unavailable', detail },
    });
  },
);

withPam('a Python that hangs, and none at all', async () => {
  const files = await openTree('/');
  const asked = (commands: Commands): ReturnType<typeof askPam> =>
    askPam({ commands, files, helper }, { ...request, user: '-x' });
  const hanging = commandsBefore(standIn('sleep 60').folder);
  const soon: Commands = {
    find: (program) => hanging.find(program),
    run: (command) => hanging.run({ ...command, limitMs: 0 }),
  };
  expect(await asked(soon)).toEqual({
    ok: false,
    error: { code: 'timedOut', detail: 'python3: no end after 0 s' },
  });
  expect(await asked({ ...soon, find: () => Promise.resolve(null) })).toEqual({
    ok: false,
    error: { code: 'unavailable', detail: 'there is no Python here' },
  });
});

withPam('what PAM says is told whole, in any language', async () => {
  const lines = Array.from(
    { length: 99 },
    (_, at) => `${at}: Zugang gesperrt – 接続できません – ö`,
  );
  const { folder } = standIn(
    `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')}; exit 43`,
  );
  const said = lines.join(' ');
  expect(await ask(folder)).toMatchObject({ error: { code: 'account', detail: said } });
});

withPam('what PAM says to somebody who is let in is told too, without the password', async () => {
  const { folder } = standIn('echo "sécret is old:"; echo "change it."; exit 40');
  const value = { by: 'pam', said: '*** is old: change it.' };
  expect(await ask(folder)).toEqual({ ok: true, value });
});

withPam('a module that says the password is not repeated', async () => {
  const { folder } = standIn('echo "for root: sécret"; exit 43');
  expect(await ask(folder)).toMatchObject({ error: { code: 'account', detail: 'for root: ***' } });
});

test('where python3 is damaged the next Python is asked', async () => {
  const { folder } = standIn('exit 1');
  writeProgram(join(folder, 'python2'), 'echo "$@" > /dev/null; exit 40');
  expect(await ask(folder, { user: '-x' })).toEqual(
    hasService ? { ok: true, value: { by: 'pam', said: '' } } : expect.anything(),
  );
});

withPam('where PAM cannot be used, root asks unix_chkpwd for the password alone', async () => {
  const made = standIn('exit 44');
  const answer = await ask(made.folder);
  if (process.geteuid?.() !== 0) return;
  expect(answer).toMatchObject({ ok: false, error: { code: 'wrong' } });
  expect(made.arguments()).toBe('unix_chkpwd root nonull ');
  expect(made.input()).toBe('sécret\0');
});

/** What a Python 3 and a Python 2 said that cannot use PAM. */
const broken = 'python3: exit status 44; python2: exit status 44';

withPam.each([
  ['exit 0', { ok: true, value: { by: 'unix_chkpwd', said: broken } }],
  ['[ "$2" = nonull ] || exit 12', { ok: true, value: { by: 'unix_chkpwd', said: broken } }],
  ['[ "$2" = nonull ] || exit 13', { error: { code: 'account' } }],
  ['[ "$2" = nonull ] || exit 27', { error: { code: 'account' } }],
  ['[ "$2" = nonull ] || exit 4', { error: { code: 'unavailable' } }],
])(
  'where PAM cannot be used the account is checked as well as the password: %s',
  async (chkpwd, expected) => {
    const { folder } = standIn('exit 44', chkpwd);
    if (process.geteuid?.() === 0) expect(await ask(folder)).toMatchObject(expected);
  },
);

withPam(
  'where PAM cannot be used, root sets a password by chpasswd, unless its lines could not hold it',
  async () => {
    const made = standIn('exit 44');
    const answer = await ask(made.folder, { action: 'set' });
    if (process.geteuid?.() !== 0) return;
    expect(answer).toMatchObject({ ok: true });
    expect(made.arguments()).toBe('chpasswd -c SHA512 ');
    expect(made.input()).toBe('root:sécret\n');
    expect(await ask(made.folder, { action: 'set', password: 'a\nann:b' })).toMatchObject({
      error: { code: 'unavailable' },
    });
  },
);

test('no service of that name, and a password PAM cannot hold', async () => {
  const answer = await ask('/nowhere', { user: '-x', services: ['no-such-service'] });
  expect(answer).toMatchObject({
    error: { code: 'unavailable', detail: 'no /etc/pam.d/no-such-service' },
  });
  expect(await ask('/nowhere', { password: 'a\0b' })).toMatchObject({
    error: { code: 'wrong' },
  });
});

test('given up', async () => {
  expect(await ask('/nowhere', { signal: AbortSignal.abort() })).toMatchObject({
    error: { code: hasService ? 'cancelled' : 'unavailable' },
  });
});

withPam("this machine's own PAM refuses a user that does not exist", async () => {
  expect(await ask('/nowhere', { user: 'xsconsole-no-such-user' })).toMatchObject({
    ok: false,
    error: { code: 'wrong' },
  });
});
