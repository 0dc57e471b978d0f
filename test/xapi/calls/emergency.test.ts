import { LoginGuard } from '../../../src/xapi/login-guard.js';
import { startNetwork } from '../../../src/embedded/index.js';
import { openTree } from '../../../src/host/index.js';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allMethods } from '../../../src/xapi/calls/index.js';
import { anyValues } from '../any-values.js';
import { asText, inventory, withXapi } from '../with-xapi.js';
import { local, wire, supporter, failure } from './supporter.js';

describe('emergency mode', () => {
  test.each<[string, readonly string[], Readonly<Record<string, string>>, readonly string[]]>([
    ["nobody at the coordinator's address", [], {}, ['HOST_STILL_BOOTING']],
    [
      'nobody at the address in pool.conf',
      ['192.0.2.77'],
      { 'etc/xensource/pool.conf': 'slave:192.0.2.78' },
      ['HOST_STILL_BOOTING'],
    ],
    [
      'a name nobody knows',
      ['192.0.2.77'],
      { 'etc/xensource/pool.conf': 'slave:pool.example.org' },
      ['HOST_STILL_BOOTING'],
    ],
    [
      'itself',
      ['192.0.2.77'],
      { 'etc/xensource/pool.conf': 'slave:192.0.2.9' },
      ['HOST_ITS_OWN_SLAVE'],
    ],
    [
      'no address of its own',
      ['192.0.2.77'],
      { 'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='none'\n" },
      ['HOST_HAS_NO_MANAGEMENT_IP'],
    ],
    [
      'a pool that does not know it',
      ['192.0.2.77'],
      { 'etc/xensource-inventory': inventory('xenbr0', 'uuid-h9') },
      ['HOST_UNKNOWN_TO_MASTER', 'uuid-h9'],
    ],
    [
      'pool.conf says broken',
      ['192.0.2.77'],
      { 'etc/xensource/pool.conf': 'broken' },
      ['HOST_BROKEN'],
    ],
  ])('%s', async (_name, xenapi, files, [code = '', ...params]) => {
    await withXapi(
      supporter,
      async (test) => {
        await startNetwork(await openTree(test.root));
        const made = await test.xapi.dispatch(
          'session.slave_local_login_with_password',
          ['root', ''],
          local,
        );
        const session = made.ok ? asText(made.value) : '';
        expect(await test.xapi.dispatch('host.is_in_emergency_mode', [session], local)).toEqual({
          ok: true,
          value: true,
        });
        expect(await test.xapi.dispatch('pool.is_slave', [session, 'h1'], local)).toMatchObject({
          ok: true,
        });
        for (const [method, ...rest] of [
          ['PIF.get_all', session],
          ['host.reset_networking', session, 'h1'],
          ['session.login_with_password', 'root', ''],
          ['session.logout', session],
        ] as const) {
          expect(await test.xapi.dispatch(method, rest, local)).toEqual(failure(code, ...params));
        }
        expect(await test.xapi.dispatch('session.local_logout', [session], local)).toMatchObject({
          ok: true,
        });
        expect(await test.xapi.dispatch('host.is_in_emergency_mode', [session], local)).toEqual(
          failure('SESSION_INVALID', session),
        );
      },
      { lan: true, files: { ...wire(xenapi), ...files } },
    );
  });

  test('is answered by the calls of the list alone, whatever else there is', async () => {
    await withXapi(
      supporter,
      async (test) => {
        await startNetwork(await openTree(test.root));
        const answered: string[] = [];
        for (const method of new Set(
          allMethods({
            file: null,
            guard: new LoginGuard(
              () => Promise.resolve(),
              () => new Date(),
            ),
          }).values(),
        )) {
          const result = await test.xapi.dispatch(
            method.name,
            [...(method.needsSession ? [test.session] : []), ...anyValues(method.params)],
            local,
          );
          if (result.ok || result.error.code !== 'HOST_BROKEN') answered.push(method.name);
          // The last one ends the session.
          if (method.name === 'session.local_logout') break;
        }
        expect(answered).toEqual([
          'host.is_in_emergency_mode',
          'host.local_management_reconfigure',
          'host.management_disable',
          'pool.emergency_reset_master',
          'pool.emergency_transition_to_master',
          'pool.is_slave',
          'session.local_logout',
        ]);
        // HA is armed, so that the two which end an emergency do not.
      },
      {
        lan: true,
        files: {
          ...wire([]),
          'etc/xensource/pool.conf': 'broken',
          'var/lib/xcp/local.db': '<config>\n<row key="ha.armed" value="true"/>\n</config>\n',
        },
      },
    );
  });

  test('ends by itself once the coordinator answers', async () => {
    await withXapi(
      supporter,
      async (test) => {
        await startNetwork(await openTree(test.root));
        expect(await test.error('PIF.get_all')).toEqual(['HOST_STILL_BOOTING']);
        await writeFile(
          join(test.root, 'etc/embedded-lan.json'),
          wire(['192.0.2.77'])['etc/embedded-lan.json'],
        );
        expect(await test.call('PIF.get_all')).toHaveLength(14);
      },
      { lan: true, files: wire([]) },
    );
  });

  test('a tree without a described network cannot tell, and answers', async () => {
    await withXapi(supporter, async (test) => {
      expect(await test.call('host.is_in_emergency_mode')).toBe(false);
      expect(await test.call('pool.is_slave', 'h1')).toBe(true);
    });
  });

  test('host.local_management_reconfigure writes the inventory alone', async () => {
    await withXapi(
      supporter,
      async (test) => {
        await startNetwork(await openTree(test.root));
        expect(await test.error('host.local_management_reconfigure', "xenbr1'\nEVIL='1")).toEqual([
          'INVALID_VALUE',
          'interface',
          "xenbr1'\nEVIL='1",
        ]);
        await test.call('host.local_management_reconfigure', 'xenbr1');
        expect(await readFile(join(test.root, 'etc/xensource-inventory'), 'utf8')).toBe(
          `${inventory('xenbr1')}MANAGEMENT_ADDRESS_TYPE='IPv4'\n`,
        );
      },
      { lan: true, files: wire([]) },
    );
  });

  test(
    'pool.emergency_transition_to_master makes the supporter the coordinator, over a restart ' +
      'too',
    async () => {
      await withXapi(
        supporter,
        async (test) => {
          await startNetwork(await openTree(test.root));
          await test.call('pool.emergency_transition_to_master');
          expect(await readFile(join(test.root, 'etc/xensource/pool.conf'), 'utf8')).toBe('master');
          await test.afterRestart(async (again) => {
            expect(await again.call('host.is_in_emergency_mode')).toBe(false);
            expect(await again.call('pool.get_master', 'p')).toBe('h1');
          });
        },
        { lan: true, files: wire([]) },
      );
    },
  );

  test('pool.emergency_reset_master finds the coordinator at its new address, by name too', async () => {
    await withXapi(
      supporter,
      async (test) => {
        await startNetwork(await openTree(test.root));
        await test.call('pool.emergency_reset_master', 'new.example.org');
        expect(await readFile(join(test.root, 'etc/xensource/pool.conf'), 'utf8')).toBe(
          'slave:192.0.2.90',
        );
        expect(await test.call('host.is_in_emergency_mode')).toBe(false);
        expect(await test.error('pool.emergency_reset_master', 'old.example.org')).toEqual([
          'INTERNAL_ERROR',
          expect.stringContaining('old.example.org'),
        ]);
      },
      {
        lan: true,
        files: {
          ...wire(['192.0.2.90', '192.0.2.53'], { names: { 'new.example.org': ['192.0.2.90'] } }),
          'etc/resolv.conf': 'nameserver 192.0.2.53\n',
        },
      },
    );
  });

  test("HA that is armed by the host's own memory forbids both", async () => {
    await withXapi(
      supporter,
      async (test) => {
        expect(await test.error('pool.emergency_transition_to_master')).toEqual(['HA_IS_ENABLED']);
        expect(await test.error('pool.emergency_reset_master', '192.0.2.77')).toEqual([
          'HA_IS_ENABLED',
        ]);
      },
      {
        files: {
          'var/lib/xcp/local.db': '<config>\n<row key="ha.armed" value="true"/>\n</config>\n',
        },
      },
    );
  });
});
