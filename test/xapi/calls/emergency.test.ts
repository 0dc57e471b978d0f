import { LoginGuard } from '../../../src/xapi/login-guard.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEmergencyNote } from '../../../src/model/index.js';
import { allMethods } from '../../../src/xapi/calls/index.js';
import { anyValues } from '../any-values.js';
import { asText, inventory, withXapi, type TestXapi } from '../with-xapi.js';
import { merge, pool } from '../pool-file.js';
import {
  addresses,
  errorAnswer,
  local,
  poolOfTwo,
  secretFile,
  supporterFiles,
  Wire,
  wire,
  withSupporter,
} from './supporter.js';

/** Runs a host alone that finds nobody where its coordinator should be. */
async function alone(
  body: (test: TestXapi) => Promise<void>,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withXapi(merge(pool()), body, {
    lan: true,
    booted: true,
    reach: new Wire().reach,
    files: { ...supporterFiles(), ...files },
  });
}

describe('emergency mode', () => {
  test.each<[string, Readonly<Record<string, string>>, string, readonly string[]]>([
    [
      "nobody at the coordinator's address",
      { 'etc/xensource/pool.conf': 'slave:192.0.2.78' },
      'uuid-h2',
      ['HOST_STILL_BOOTING'],
    ],
    [
      'a name nobody knows',
      { 'etc/xensource/pool.conf': 'slave:pool.example.org' },
      'uuid-h2',
      ['HOST_STILL_BOOTING'],
    ],
    [
      'itself',
      { 'etc/xensource/pool.conf': `slave:${addresses.supporter}` },
      'uuid-h2',
      ['HOST_ITS_OWN_SLAVE'],
    ],
    [
      'no address of its own',
      { 'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='none'\n" },
      'uuid-h2',
      ['HOST_HAS_NO_MANAGEMENT_IP'],
    ],
    ['a pool that does not know it', {}, 'uuid-h9', ['HOST_UNKNOWN_TO_MASTER', 'uuid-h9']],
    [
      'a pool with another secret',
      secretFile('four/five/six'),
      'uuid-h2',
      ['HOST_UNKNOWN_TO_MASTER', 'uuid-h2'],
    ],
  ])('%s', async (_name, files, uuid, [code = '', ...params]) => {
    await withSupporter(
      async ({ xapi }) => {
        const made = await xapi.dispatch(
          'session.slave_local_login_with_password',
          ['root', ''],
          local,
        );
        const session = made.ok ? asText(made.value) : '';
        expect(await xapi.dispatch('host.is_in_emergency_mode', [session], local)).toEqual({
          ok: true,
          value: true,
        });
        for (const [method, ...rest] of [
          ['PIF.get_all', session],
          ['host.reset_networking', session, 'h1'],
          ['session.login_with_password', 'root', ''],
          ['session.logout', session],
        ] as const) {
          expect(await xapi.dispatch(method, rest, local)).toEqual(errorAnswer(code, ...params));
        }
        expect(await xapi.dispatch('session.local_logout', [session], local)).toMatchObject({
          ok: true,
        });
        expect(await xapi.dispatch('host.is_in_emergency_mode', [session], local)).toEqual(
          errorAnswer('SESSION_INVALID', session),
        );
      },
      { files, uuid },
    );
  });

  test('a coordinator that cannot talk back', async () => {
    const oneWay = new Wire();
    oneWay.plug = (address, xapi) => {
      if (address === addresses.coordinator) Wire.prototype.plug.call(oneWay, address, xapi);
    };
    await withSupporter(
      async ({ error }) => {
        expect(await error('PIF.get_all')).toEqual([
          'HOST_MASTER_CANNOT_TALK_BACK',
          addresses.supporter,
        ]);
      },
      { wire: oneWay },
    );
  });

  test('keeps a note of the address, since when, and how often it was tried', async () => {
    await alone(async ({ root }) => {
      const text = await readFile(join(root, 'run/xsconsole/emergency.json'), 'utf8');
      const note = parseEmergencyNote(text);
      expect(note?.since).toMatch(/^\d{4}-\d\d-\d\dT/u);
      expect(note).toMatchObject({
        coordinator: addresses.coordinator,
        reason: 'HOST_STILL_BOOTING',
        tried: 1,
      });
    });
  });

  test('lets this host disarm HA, whatever its pool says', async () => {
    const files = {
      'etc/xensource/pool.conf': 'broken',
      'var/lib/xcp/local.db': '<config>\n<row key="ha.armed" value="true"/>\n</config>\n',
    };
    await withXapi(
      poolOfTwo,
      async ({ call, error }) => {
        expect(await error('pool.disable_ha')).toEqual(['HOST_BROKEN']);
        await call('host.emergency_ha_disable', false);
        expect(await error('host.emergency_ha_disable', false)).toEqual(['HA_NOT_ENABLED']);
      },
      { files },
    );
  });

  test('is answered by the calls of the list alone, whatever else there is', async () => {
    await withXapi(
      poolOfTwo,
      async (test) => {
        const answered: string[] = [];
        for (const method of new Set(
          allMethods({
            file: null,
            guard: new LoginGuard(() => Promise.resolve()),
          }).values(),
        )) {
          // It disarms HA, and the two which end an emergency would do so: it has a test of its
          // own.
          if (method.name === 'host.emergency_ha_disable') continue;
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
        booted: true,
        files: {
          ...wire(),
          'etc/xensource/pool.conf': 'broken',
          'var/lib/xcp/local.db': '<config>\n<row key="ha.armed" value="true"/>\n</config>\n',
        },
      },
    );
  });

  test('ends by itself once the coordinator answers', async () => {
    await withSupporter(async ({ xapi }, coordinator, wires) => {
      wires.unplug(addresses.coordinator);
      const ask = () => xapi.dispatch('session.login_with_password', ['root', ''], local);
      expect(await ask()).toEqual(errorAnswer('HOST_STILL_BOOTING'));
      wires.plug(addresses.coordinator, coordinator.xapi);
      await xapi.join();
      expect(await ask()).toMatchObject({ ok: true });
    });
  });

  test('host.local_management_reconfigure writes the inventory alone', async () => {
    await alone(async (test) => {
      expect(await test.error('host.local_management_reconfigure', "xenbr1'\nEVIL='1")).toEqual([
        'INVALID_VALUE',
        'interface',
        "xenbr1'\nEVIL='1",
      ]);
      await test.call('host.local_management_reconfigure', 'xenbr1');
      expect(await readFile(join(test.root, 'etc/xensource-inventory'), 'utf8')).toBe(
        `${inventory('xenbr1')}MANAGEMENT_ADDRESS_TYPE='IPv4'\n`,
      );
    });
  });

  test('pool.emergency_transition_to_master makes the supporter the coordinator at its next start', async () => {
    await alone(async (test) => {
      await test.call('pool.emergency_transition_to_master');
      expect(await readFile(join(test.root, 'etc/xensource/pool.conf'), 'utf8')).toBe('master');
      await test.afterRestart(async (again) => {
        expect(await again.call('host.is_in_emergency_mode')).toBe(false);
        expect(await again.call('pool.get_master', 'p')).toBe('h1');
      });
    });
  });

  test('pool.emergency_reset_master takes the new address, by name too', async () => {
    await alone(
      async (test) => {
        await test.call('pool.emergency_reset_master', 'new.example.org');
        expect(await readFile(join(test.root, 'etc/xensource/pool.conf'), 'utf8')).toBe(
          'slave:192.0.2.90',
        );
        expect(await test.error('pool.emergency_reset_master', 'old.example.org')).toEqual([
          'INTERNAL_ERROR',
          expect.stringContaining('old.example.org'),
        ]);
      },
      {
        ...wire({ names: { 'new.example.org': ['192.0.2.90'] } }),
        'etc/resolv.conf': 'nameserver 192.0.2.53\n',
      },
    );
  });

  test("HA that is armed by the host's own memory forbids both", async () => {
    await alone(
      async (test) => {
        expect(await test.error('pool.emergency_transition_to_master')).toEqual(['HA_IS_ENABLED']);
        expect(await test.error('pool.emergency_reset_master', '192.0.2.77')).toEqual([
          'HA_IS_ENABLED',
        ]);
      },
      { 'var/lib/xcp/local.db': '<config>\n<row key="ha.armed" value="true"/>\n</config>\n' },
    );
  });
});
