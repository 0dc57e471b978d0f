import { startNetwork } from '../../../src/embedded/index.js';
import { openTree } from '../../../src/host/index.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestXapi } from '../with-xapi.js';
import { asList, withXapi } from '../with-xapi.js';
import { merge, pool } from '../pool-file.js';
import { local, wire, supporter, failure } from './supporter.js';

const tcp = { transport: 'tcp', sender: '192.0.2.77' } as const;

/** Starts the tree's network and then goes on with a XAPI started anew. */
async function booted(
  xenapi: readonly string[],
  body: (test: TestXapi) => Promise<void>,
  files: Readonly<Record<string, string>> = {},
  tables = supporter,
): Promise<void> {
  await withXapi(
    tables,
    async (test) => {
      await startNetwork(await openTree(test.root));
      await test.afterRestart(body);
    },
    { lan: true, files: { ...wire(xenapi), ...files } },
  );
}

describe('a supporter whose coordinator is there', () => {
  test('answers over the unix socket from the pool database, and is in no emergency', async () => {
    await booted(['192.0.2.77'], async (test) => {
      expect(await test.call('host.is_in_emergency_mode')).toBe(false);
      expect(await test.call('PIF.get_all')).toHaveLength(14);
      expect(await test.error('host.local_management_reconfigure', 'xenbr1')).toEqual([
        'NOT_IN_EMERGENCY_MODE',
      ]);
      expect(await test.error('host.management_disable')).toEqual([
        'SLAVE_REQUIRES_MANAGEMENT_INTERFACE',
      ]);
      const login = await test.xapi.dispatch('session.login_with_password', ['x', ''], local);
      expect(
        await test.xapi.dispatch('PIF.get_all', [login.ok ? login.value : ''], local),
      ).toMatchObject({ ok: true });
    });
  });

  test(
    'sends whoever comes over TCP to the coordinator, with a session of the pool too; a ' +
      'local session stays',
    async () => {
      await booted(
        ['192.0.2.80'],
        async ({ xapi, session }) => {
          expect(await xapi.dispatch('session.login_with_password', ['root', 'x'], tcp)).toEqual(
            failure('HOST_IS_SLAVE', '192.0.2.80'),
          );
          expect(await xapi.dispatch('PIF.get_all', [session], tcp)).toEqual(
            failure('HOST_IS_SLAVE', '192.0.2.80'),
          );
          const made = await xapi.dispatch(
            'session.slave_local_login_with_password',
            ['root', ''],
            local,
          );
          expect(
            await xapi.dispatch('PIF.get_all', [made.ok ? made.value : ''], tcp),
          ).toMatchObject({
            ok: true,
          });
        },
        { 'etc/xensource/pool.conf': 'slave:192.0.2.80' },
      );
    },
  );
});

test('a coordinator may become the supporter of another host of its pool', async () => {
  await withXapi(merge(pool(), { host: { h2: { address: '192.0.2.77' } } }), async (test) => {
    await test.call('pool.emergency_reset_master', '192.0.2.77');
    expect(await test.call('pool.get_master', 'p')).toBe('h2');
    expect(await test.call('pool.is_slave', 'h1')).toBe(true);
    expect(await test.xapi.dispatch('session.login_with_password', ['root', 'x'], tcp)).toEqual(
      failure('HOST_IS_SLAVE', '192.0.2.77'),
    );
  });
});

test('pool.recover_slaves answers the supporters that are there', async () => {
  await withXapi(
    merge(pool(), { host: { h2: { address: '192.0.2.77' } } }),
    async (test) => {
      await startNetwork(await openTree(test.root));
      expect(asList(await test.call('pool.recover_slaves'))).toEqual(['h2']);
      await writeFile(join(test.root, 'etc/embedded-lan.json'), wire([])['etc/embedded-lan.json']);
      expect(asList(await test.call('pool.recover_slaves'))).toEqual([]);
    },
    { lan: true, files: wire(['192.0.2.77']) },
  );
});

test("pool.conf that disagrees with a coordinator's own database is told of", async () => {
  await withXapi(
    pool(),
    (test) => {
      expect(test.log).toEqual([expect.stringContaining('supporter (slave) of 192.0.2.80')]);
      return Promise.resolve();
    },
    { files: { 'etc/xensource/pool.conf': 'slave:192.0.2.80' } },
  );
});
