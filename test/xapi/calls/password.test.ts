import { embeddedAt, durableFiles } from '../../support/host/hosts.js';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createXapi, type Xapi } from '../../../src/xapi/index.js';
import type { CallResult } from '../../../src/xenapi/index.js';
import { pool } from '../pool-file.js';
import { asText, withXapi } from '../with-xapi.js';

const tcp = { transport: 'tcp', sender: '192.0.2.77' } as const;
const local = { transport: 'unix' } as const;
const passwords =
  '# users\nroot:secret\nguest:letmein:read-only\nboss:secret:pool-admin\nformer:secret:none\n';

interface Place {
  readonly xapi: Xapi;
  readonly root: string;
  readonly log: readonly string[];
  readonly penalties: () => number;
  readonly login: (
    user: string,
    password: string,
    caller?: typeof tcp | typeof local,
  ) => Promise<string>;
}

/** A XAPI with users: root, a guest who may read, and another pool admin. */
async function withUsers(
  body: (place: Place) => Promise<void>,
  embedded: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withXapi(
    pool(),
    async ({ root, databasePath, xapi: other }) => {
      await other.close();
      const passwordFile = join(root, 'passwords');
      await writeFile(passwordFile, passwords);
      const log: string[] = [];
      let penalties = 0;
      const penalty = () => {
        penalties += 1;
        return Promise.resolve();
      };
      const made = await createXapi({
        host: await embeddedAt(root),
        durable: await durableFiles(),
        databasePath,
        passwordFile,
        log: (line) => log.push(line),
        penalty,
      });
      if (!made.ok) throw new Error(made.error.reason);
      const xapi = made.value;
      const login: Place['login'] = async (user, password, caller = tcp) => {
        const result = await xapi.dispatch('session.login_with_password', [user, password], caller);
        return result.ok ? asText(result.value) : result.error.code;
      };
      await body({ xapi, root, log, penalties: () => penalties, login });
      await xapi.close();
    },
    { files: embedded },
  );
}

const errorOf = (result: CallResult) =>
  result.ok ? [] : [result.error.code, ...result.error.params];

test(
  'a wrong password and an unknown user get the same answer, both cost time and both are ' +
    'logged, without the password',
  async () => {
    await withUsers(async ({ xapi, log, penalties }) => {
      const attempt = async (method: string, user: string) =>
        errorOf(await xapi.dispatch(method, [user, 'hunter2'], tcp));
      for (const method of [
        'session.login_with_password',
        'session.slave_local_login_with_password',
      ]) {
        expect(await attempt(method, 'root')).toEqual([
          'SESSION_AUTHENTICATION_FAILED',
          'root',
          'Authentication failure',
        ]);
        expect(await attempt(method, 'nobody')).toEqual([
          'SESSION_AUTHENTICATION_FAILED',
          'nobody',
          'Authentication failure',
        ]);
      }
      expect(penalties()).toBe(4);
      expect(log).toEqual(
        ['root', 'nobody', 'root', 'nobody'].map(
          (user, index) =>
            `a login as "${user}" from 192.0.2.77 was refused (${index + 1} in a row)`,
        ),
      );
    });
  },
);

test(
  'a user without a role is told so, but only who knows the password hears it; it costs time ' +
    'and is logged',
  async () => {
    await withUsers(async ({ xapi, log, penalties }) => {
      const attempt = async (method: string, password: string) =>
        errorOf(await xapi.dispatch(method, ['former', password], tcp));
      expect(await attempt('session.login_with_password', 'secret')).toEqual([
        'SESSION_AUTHORIZATION_FAILED',
        'former',
        'this user has no role in this pool',
      ]);
      expect(await attempt('session.login_with_password', 'wrong')).toEqual([
        'SESSION_AUTHENTICATION_FAILED',
        'former',
        'Authentication failure',
      ]);
      expect(await attempt('session.slave_local_login_with_password', 'secret')).toEqual([
        'SESSION_AUTHENTICATION_FAILED',
        'former',
        'Authentication failure',
      ]);
      expect(penalties()).toBe(3);
      expect(log).toEqual([
        'a login as "former" from 192.0.2.77 was refused (1 in a row): the user has no role',
        'a login as "former" from 192.0.2.77 was refused (2 in a row)',
        'a login as "former" from 192.0.2.77 was refused (3 in a row): the user has no role',
      ]);
    });
  },
);

test('root is the local superuser however he comes; another pool admin is not', async () => {
  await withUsers(async ({ xapi, login }) => {
    const superuser = async (session: string) =>
      xapi.dispatch('session.get_is_local_superuser', [session, session], tcp);
    expect(await superuser(await login('root', 'secret'))).toEqual({ ok: true, value: true });
    expect(await superuser(await login('boss', 'secret'))).toEqual({ ok: true, value: false });
    expect(await superuser(await login('guest', 'letmein'))).toEqual({ ok: true, value: false });
    expect(await superuser(await login('anyone', '', local))).toEqual({ ok: true, value: true });
  });
});

test('a session of this host alone is for pool admins', async () => {
  await withUsers(async ({ xapi }) => {
    expect(
      errorOf(
        await xapi.dispatch('session.slave_local_login_with_password', ['guest', 'letmein'], tcp),
      ),
    ).toEqual(['SESSION_AUTHENTICATION_FAILED', 'guest', 'Authentication failure']);
    const made = await xapi.dispatch(
      'session.slave_local_login_with_password',
      ['root', 'secret'],
      tcp,
    );
    const session = made.ok ? made.value : '';
    expect(await xapi.dispatch('PIF.get_all', [session], tcp)).toMatchObject({ ok: true });
    expect(errorOf(await xapi.dispatch('session.get_uuid', [session, session], tcp))).toEqual([
      'HANDLE_INVALID',
      'session',
      session,
    ]);
    expect(await xapi.dispatch('session.local_logout', [session], tcp)).toMatchObject({ ok: true });
    expect(errorOf(await xapi.dispatch('PIF.get_all', [session], tcp))).toEqual([
      'SESSION_INVALID',
      session,
    ]);
  });
});

test(
  'session.change_password gives root another password everywhere, and every other line of ' +
    'the file stays',
  async () => {
    await withUsers(
      async ({ xapi, root, log, login }) => {
        const session = await login('root', 'secret');
        expect(
          await xapi.dispatch('session.change_password', [session, 'secret', 'new words'], tcp),
        ).toMatchObject({ ok: true });
        expect([await login('root', 'secret'), await login('boss', 'secret')]).toEqual([
          'SESSION_AUTHENTICATION_FAILED',
          expect.stringMatching(/^OpaqueRef:/),
        ]);
        expect(await login('root', 'new words')).toMatch(/^OpaqueRef:/);
        expect(await readFile(join(root, 'passwords'), 'utf8')).toBe(
          passwords.replace('root:secret', 'root:new words'),
        );
        expect(await readFile(join(root, 'etc/xsconsole/passwords'), 'utf8')).toBe(
          'root:new words\n',
        );
        expect(log.join()).not.toContain('new words');
        // Over the unix socket the caller is root: the old password is not looked at.
        expect(
          await xapi.dispatch(
            'session.change_password',
            [await login('', '', local), 'whatever', 'newest'],
            local,
          ),
        ).toMatchObject({ ok: true });
        expect(await login('root', 'newest')).toMatch(/^OpaqueRef:/);
      },
      { 'etc/xsconsole/passwords': 'root:embedded\n' },
    );
  },
);

test.each([
  ['root', 'secret', 'wrong', 'newest', ['CHANGE_PASSWORD_REJECTED', 'Authentication failure']],
  ['root', 'secret', 'secret', '', ['CHANGE_PASSWORD_REJECTED', expect.stringContaining('empty')]],
  [
    'root',
    'secret',
    'secret',
    'a:b',
    ['CHANGE_PASSWORD_REJECTED', expect.stringContaining('colon')],
  ],
  [
    'root',
    'secret',
    'secret',
    'a\nroot2:x',
    ['CHANGE_PASSWORD_REJECTED', expect.stringContaining('control')],
  ],
  [
    'boss',
    'secret',
    'secret',
    'newest',
    ['USER_IS_NOT_LOCAL_SUPERUSER', expect.stringContaining('only root')],
  ],
  [
    'guest',
    'letmein',
    'letmein',
    'newest',
    ['RBAC_PERMISSION_DENIED', 'session.change_password', expect.stringContaining('read-only')],
  ],
])(
  '%s cannot change root\'s password with "%s", old "%s" and new "%s"',
  async (user, password, old, wanted, expected) => {
    await withUsers(async ({ xapi, root, login }) => {
      expect(
        errorOf(
          await xapi.dispatch(
            'session.change_password',
            [await login(user, password), old, wanted],
            tcp,
          ),
        ),
      ).toEqual(expected);
      expect(await readFile(join(root, 'passwords'), 'utf8')).toBe(passwords);
    });
  },
);
