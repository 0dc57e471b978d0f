import { embeddedAt, durableFiles } from '../support/host/hosts.js';
import { merge, pool } from './pool-file.js';
import { asList, asRecord, asText, withXapi } from './with-xapi.js';

const tcp = { transport: 'tcp', sender: '192.0.2.77' } as const;

const local = { transport: 'unix' } as const;

describe('sessions', () => {
  test('over the unix socket anybody is root; over TCP the password file decides, and costs time', async () => {
    let waits = 0;
    const penalty = () => {
      waits += 1;
      return Promise.resolve();
    };
    await withXapi(
      pool(),
      async ({ xapi }) => {
        for (const [user, password] of [
          ['root', 'secret'],
          ['nobody', 'secret'],
        ] as const) {
          const refused = await xapi.dispatch('session.login_with_password', [user, password], tcp);
          expect(refused).toEqual({
            ok: false,
            error: {
              code: 'SESSION_AUTHENTICATION_FAILED',
              params: [user, 'Authentication failure'],
            },
          });
        }
        expect(waits).toBe(2);
        const login = await xapi.dispatch('session.login_with_password', ['', ''], local);
        const ref = login.ok ? asText(login.value) : '';
        expect(await xapi.dispatch('session.get_is_local_superuser', [ref, ref], local)).toEqual({
          ok: true,
          value: true,
        });
        expect(await xapi.dispatch('session.get_this_host', [ref, ref], local)).toEqual({
          ok: true,
          value: 'h1',
        });
        expect(await xapi.dispatch('session.logout', [ref], local)).toEqual({
          ok: true,
          value: '',
        });
        expect(await xapi.dispatch('PIF.get_all', [ref], local)).toEqual({
          ok: false,
          error: { code: 'SESSION_INVALID', params: [ref] },
        });
      },
      { penalty },
    );
  });

  test('refs are never the same and never listed in events', async () => {
    await withXapi(pool(), async ({ xapi, call }) => {
      const refs = await Promise.all(
        Array.from({ length: 50 }, () =>
          xapi.dispatch('session.login_with_password', ['a', 'b'], local),
        ),
      );
      expect(new Set(refs.map((result) => (result.ok ? result.value : ''))).size).toBe(50);
      const events = asList(asRecord(await call('event.from', ['*'], '', 0))['events']);
      expect(events.filter((event) => asRecord(event)['class'] === 'session')).toEqual([]);
    });
  });

  test('a session dies after a day without a call', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    await withXapi(
      pool(),
      async ({ raw }) => {
        now = new Date('2026-01-01T23:59:00Z');
        expect((await raw('PIF.get_all')).ok).toBe(true);
        now = new Date('2026-01-02T23:58:00Z');
        expect((await raw('PIF.get_all')).ok).toBe(true);
        now = new Date('2026-01-04T00:00:00Z');
        expect(await raw('PIF.get_all')).toMatchObject({
          ok: false,
          error: { code: 'SESSION_INVALID' },
        });
      },
      // Only the clock that nobody can set counts.
      { now: () => new Date(0), elapsedMs: () => now.getTime() },
    );
  });

  test('a supporter (slave) sends TCP callers to the coordinator', async () => {
    await withXapi(
      merge(pool(), { pool: { p: { master: 'h2' } }, host: { h2: { address: '192.0.2.77' } } }),
      async ({ xapi, call }) => {
        expect(await xapi.dispatch('session.login_with_password', ['root', 'x'], tcp)).toEqual({
          ok: false,
          error: { code: 'HOST_IS_SLAVE', params: ['192.0.2.77'] },
        });
        expect(await call('pool.is_slave', 'h1')).toBe(true);
        expect(await call('pool.is_slave', 'h2')).toBe(false);
      },
    );
  });
});

test('a read-only user reads and nothing else', async () => {
  await withXapi(pool(), async ({ root, databasePath, xapi }) => {
    const { writeFile } = await import('node:fs/promises');
    const { createXapi } = await import('../../src/xapi/index.js');
    await xapi.close();
    await writeFile(`${root}/passwords`, '# users\nguest:letmein:read-only\nboss:secret\n');
    const made = await createXapi({
      host: await embeddedAt(root),
      durable: await durableFiles(),
      databasePath,
      passwordFile: `${root}/passwords`,
    });
    if (!made.ok) throw new Error(made.error.reason);
    const call = (method: string, ...params: readonly string[]) =>
      made.value.dispatch(method, params, tcp);
    const guest = await call('session.login_with_password', 'guest', 'letmein', '1.1', 'test');
    const ref = guest.ok ? asText(guest.value) : '';
    expect(await call('PIF.get_device', ref, 'h1-eth0')).toEqual({ ok: true, value: 'eth0' });
    for (const method of ['host.reset_networking', 'Async.host.reset_networking']) {
      expect(await call(method, ref, 'h1')).toMatchObject({
        ok: false,
        error: {
          code: 'RBAC_PERMISSION_DENIED',
          params: ['host.reset_networking', expect.stringContaining('read-only')],
        },
      });
    }
    expect(await made.value.dump.read({ kind: 'session', ref }, tcp)).toMatchObject({
      ok: false,
      error: { code: 'RBAC_PERMISSION_DENIED' },
    });
    expect(
      await made.value.dump.read({ kind: 'basic', user: 'boss', password: 'secret' }, tcp),
    ).toMatchObject({ ok: true });
    expect(await made.value.dump.read({ kind: 'none' }, tcp)).toMatchObject({
      ok: false,
      error: { code: 'SESSION_INVALID' },
    });
    await made.value.close();
  });
});
