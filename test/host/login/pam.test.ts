import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askPam, type PamRequest } from '../../../src/host/login/pam.js';
import { testWhere } from '../../support/aloud.js';
import { writeProgram } from '../../support/stand-ins.js';
import { temporaryFolder } from '../../support/tree.js';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

const helper = readFileSync(join(__dirname, '../../../assets/helpers/pam-authenticate.py'), 'utf8');
const services = ['password-auth', 'common-auth', 'login'];
const request: PamRequest = {
  action: 'authenticate',
  user: 'root',
  password: 'sécret',
  helper,
  services,
};
const hasService = services.some((service) => existsSync(`/etc/pam.d/${service}`));
const withPam = testWhere(
  hasService,
  `this machine has none of PAM's services ${services.join(', ')}`,
);

/** A python3 that writes down its arguments and its input, and ends as told. */
function standIn(body: string): { readonly arguments: () => string; readonly input: () => string } {
  const folder = temporaryFolder();
  writeProgram(
    join(folder, 'python3'),
    `printf '%s\\n' "$@" > ${folder}/arguments; cat > ${folder}/input; ${body}`,
  );
  for (const [name, status] of [
    ['unix_chkpwd', 7],
    ['chpasswd', 0],
  ] as const) {
    writeProgram(
      join(folder, name),
      `printf '%s ' ${name} "$@" > ${folder}/arguments; cat > ${folder}/input; exit ${status}`,
    );
  }
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  return {
    arguments: () => readFileSync(join(folder, 'arguments'), 'utf8'),
    input: () => readFileSync(join(folder, 'input'), 'utf8'),
  };
}

withPam('the password goes through the pipe and is in no argument', async () => {
  const made = standIn('exit 0');
  expect(await askPam(request)).toEqual({ ok: true, value: undefined });
  expect(made.input()).toBe('root\0sécret');
  expect(made.arguments()).not.toContain('sécret');
  expect(made.arguments().trimEnd().split('\n').slice(-2)[0]).toBe('authenticate');
  await askPam({ ...request, action: 'set', password: 'neues' });
  expect(made.input()).toBe('root\0neues');
  expect(made.arguments()).toContain('\nset\n');
});

withPam.each([
  [1, 'wrong'],
  [3, 'account'],
  [5, 'newPasswordRefused'],
  [4, 'unavailable'],
  [77, 'unavailable'],
])("the helper's status %i: %s, in PAM's own words", async (status, code) => {
  standIn(`echo first; echo "PAM says no"; exit ${status}`);
  // Nobody is asked instead for a user whose name could be an option.
  expect(await askPam({ ...request, user: '-x' })).toEqual({
    ok: false,
    error: { code, detail: 'PAM says no' },
  });
});

withPam('where PAM cannot be used, root asks unix_chkpwd for the password alone', async () => {
  const made = standIn('exit 4');
  const answer = await askPam(request);
  if (process.geteuid?.() !== 0) return;
  expect(answer).toMatchObject({ ok: false, error: { code: 'wrong' } });
  expect(made.arguments()).toBe('unix_chkpwd root nonull ');
  expect(made.input()).toBe('sécret\0');
});

withPam(
  'where PAM cannot be used, root sets a password by chpasswd, unless its lines could not hold it',
  async () => {
    const made = standIn('exit 4');
    const answer = await askPam({ ...request, action: 'set' });
    if (process.geteuid?.() !== 0) return;
    expect(answer).toEqual({ ok: true, value: undefined });
    expect(made.arguments()).toBe('chpasswd ');
    expect(made.input()).toBe('root:sécret\n');
    expect(await askPam({ ...request, action: 'set', password: 'a\nann:b' })).toMatchObject({
      error: { code: 'unavailable' },
    });
  },
);

test('no service of that name, and a password PAM cannot hold', async () => {
  const answer = await askPam({ ...request, user: '-x', services: ['no-such-service'] });
  expect(answer).toMatchObject({
    error: { code: 'unavailable', detail: 'no /etc/pam.d/no-such-service' },
  });
  expect(await askPam({ ...request, password: 'a\0b' })).toMatchObject({
    error: { code: 'wrong' },
  });
});

test('given up', async () => {
  expect(await askPam({ ...request, signal: AbortSignal.abort() })).toMatchObject({
    error: { code: hasService ? 'cancelled' : 'unavailable' },
  });
});

withPam("this machine's own PAM refuses a user that does not exist", async () => {
  expect(await askPam({ ...request, user: 'xsconsole-no-such-user' })).toMatchObject({
    ok: false,
    error: { code: 'wrong' },
  });
});

test('the helper is Python that an old host understands', () => {
  // Annotations, f-strings and := came later than hosts of today have them all.
  expect(() =>
    execFileSync(
      'python3',
      ['-c', 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 4))'],
      { input: helper, stdio: ['pipe', 'ignore', 'pipe'] },
    ),
  ).not.toThrow();
});
