import { LoginGuard } from '../../src/xapi/login-guard.js';
import { embeddedAt, durableFiles } from '../support/host/hosts.js';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allMethods } from '../../src/xapi/calls/index.js';
import { createXapi } from '../../src/xapi/index.js';
import { anyValues } from './any-values.js';
import { pool } from './pool-file.js';
import { asText, withXapi } from './with-xapi.js';

const tcp = { transport: 'tcp', sender: '192.0.2.77' } as const;

/**
 * The calls without a session, and those that are no getters by their name but change nothing:
 * written by hand, so that a new method has to be thought about.
 */
const reading: ReadonlySet<string> = new Set([
  'session.logout',
  'session.local_logout',
  'event.from',
  'event.inject',
  'pool.is_slave',
  'VM.get_possible_hosts',
  'VM.assert_can_boot_here',
  'host.assert_can_evacuate',
  'host.is_in_emergency_mode',
  'host.list_methods',
]);
const withoutSession = [
  'session.login_with_password',
  'session.slave_local_login',
  'session.slave_local_login_with_password',
  'session.slave_login',
  'system.isAlive',
  'system.listMethods',
];

const methods = [
  ...allMethods({
    file: null,
    guard: new LoginGuard(() => Promise.resolve()),
  }).values(),
];
const named = new Map(methods.map((method) => [method.name, method]));
const isGetter = (name: string) => /\.get_/.test(name);

test('the calls without a session are the ones we know', () => {
  expect(
    [...named.values()]
      .filter((method) => !method.needsSession)
      .map((method) => method.name)
      .sort(),
  ).toEqual(withoutSession);
});

test('a read-only user may call every getter and is refused everything else, as a task too', async () => {
  expect(named.size).toBeGreaterThan(500);
  await withXapi(pool(), async ({ root, databasePath, xapi: other }) => {
    await other.close();
    await writeFile(join(root, 'passwords'), 'guest:letmein:read-only\n');
    const made = await createXapi({
      host: await embeddedAt(root),
      durable: await durableFiles(),
      databasePath,
      passwordFile: join(root, 'passwords'),
    });
    if (!made.ok) throw new Error(made.error.reason);
    const xapi = made.value;
    const login = async () => {
      const session = await xapi.dispatch('session.login_with_password', ['guest', 'letmein'], tcp);
      return session.ok ? asText(session.value) : '';
    };
    const before = await readFile(databasePath, 'utf8');
    const wrong: string[] = [];
    for (const { name, params, needsSession, hasAsync } of named.values()) {
      if (!needsSession) continue;
      const allowed = isGetter(name) || reading.has(name);
      for (const spelling of [name, ...(hasAsync ? [`Async.${name}`] : [])]) {
        const session = await login();
        const result = await xapi.dispatch(spelling, [session, ...anyValues(params)], tcp);
        const denied = !result.ok && result.error.code === 'RBAC_PERMISSION_DENIED';
        if (denied === allowed) wrong.push(spelling);
        if (denied)
          expect(result.error.params).toEqual([
            name.toLowerCase(),
            expect.stringContaining('read-only'),
          ]);
        await xapi.dispatch('session.logout', [session], tcp);
      }
    }
    expect(wrong).toEqual([]);
    await xapi.close();
    expect(await readFile(databasePath, 'utf8')).toBe(before);
  });
});

test('what only reads is told so by its declaration, under both its names', () => {
  for (const method of methods) {
    if (method.needsSession)
      expect([method.name, method.role]).toEqual([
        method.name,
        isGetter(method.name) || reading.has(method.name) ? 'read-only' : 'pool-admin',
      ]);
  }
});
