import { openRecord } from '../../src/xenapi/index.js';
import { merge, pool } from './pool-file.js';
import { asList, asRecord, asText, withXapi } from './with-xapi.js';

const tcp = { transport: 'tcp' } as const;
const local = { transport: 'unix' } as const;

describe('the order and codes of checks', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'unknown method, no parameter',
      ['Nothing.at_all'],
      ['MESSAGE_METHOD_UNKNOWN', 'Nothing.at_all'],
    ],
    ['unknown method, parameter is no session', ['Nothing.at_all', 'x'], ['SESSION_INVALID', 'x']],
    [
      'unknown method, good session',
      ['Nothing.at_all', 'SESSION'],
      ['MESSAGE_METHOD_UNKNOWN', 'Nothing.at_all'],
    ],
    ['prototype names are no methods', ['constructor'], ['MESSAGE_METHOD_UNKNOWN', 'constructor']],
    [
      'too few',
      ['PIF.get_device', 'SESSION'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_device', '2', '0'],
    ],
    [
      'too many',
      ['PIF.get_device', 'SESSION', 'a', 'b'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_device', '2', '2'],
    ],
    ['none at all', ['PIF.get_all'], ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_all', '1', '0']],
    [
      'defaults are not expected',
      ['session.login_with_password', 'root'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'session.login_with_password', '2', '1'],
    ],
    [
      'count before session',
      ['PIF.get_device', 'dead'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_device', '2', '0'],
    ],
    [
      'values before session',
      ['PIF.set_disallow_unplug', 'dead', 'h1-eth0', 'yes'],
      ['INVALID_VALUE', 'value', 'yes'],
    ],
    ['session before the body', ['PIF.get_device', 'dead', 'nothing'], ['SESSION_INVALID', 'dead']],
    [
      'a ref that names nothing',
      ['PIF.get_device', 'SESSION', 'nothing'],
      ['HANDLE_INVALID', 'PIF', 'nothing'],
    ],
    [
      'a uuid that names nothing',
      ['PIF.get_by_uuid', 'SESSION', 'nothing'],
      ['UUID_INVALID', 'PIF', 'nothing'],
    ],
    [
      'a key that exists',
      [
        'network.add_to_other_config',
        'SESSION',
        'himn',
        'is_host_internal_management_network',
        'x',
      ],
      [
        'MAP_DUPLICATE_KEY',
        'network',
        'other_config',
        'himn',
        'is_host_internal_management_network',
      ],
    ],
    [
      'control characters',
      ['network.set_name_label', 'SESSION', 'net0', 'a\u0000b'],
      ['INVALID_VALUE', 'value', 'a?b'],
    ],
    [
      'an unknown word of an enum',
      ['PIF.reconfigure_ip', 'SESSION', 'h1-eth0', 'dhcp', '', '', '', ''],
      ['INVALID_VALUE', 'mode', 'dhcp'],
    ],
    [
      'a bad query',
      ['PIF.get_all_records_where', 'SESSION', 'field device'],
      ['INVALID_VALUE', 'expr', 'field device'],
    ],
    [
      'sessions cannot be listed',
      ['session.get_all', 'SESSION'],
      ['MESSAGE_METHOD_UNKNOWN', 'session.get_all'],
    ],
    [
      'a getter has no task form',
      ['Async.PIF.get_all', 'SESSION'],
      ['MESSAGE_METHOD_UNKNOWN', 'Async.PIF.get_all'],
    ],
    [
      'calls for emergencies',
      ['host.local_management_reconfigure', 'SESSION', 'xenbr0'],
      ['NOT_IN_EMERGENCY_MODE'],
    ],
    ['host.list_methods', ['host.list_methods', 'SESSION'], ['NOT_IMPLEMENTED', 'list_method']],
  ])('%s', async (_name, [method = '', ...params], expected) => {
    await withXapi(pool(), async ({ xapi, session }) => {
      const result = await xapi.dispatch(
        method,
        params.map((each) => (each === 'SESSION' ? session : each)),
        local,
      );
      expect(result.ok ? result.value : [result.error.code, ...result.error.params]).toEqual(
        expected,
      );
    });
  });
});

test('Class_call is Class.call', async () => {
  await withXapi(pool(), async ({ call }) => {
    expect(await call('PIF_get_device', 'h1-eth0')).toBe('eth0');
    expect(await call('PIF_metrics_get_all')).toEqual(await call('PIF_metrics.get_all'));
  });
});

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
      { now: () => now },
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

describe('records', () => {
  test('all records of a class have the same fields, whatever columns the file has', async () => {
    await withXapi(pool(), async ({ records, call }) => {
      for (const table of [
        'PIF',
        'network',
        'host',
        'VM',
        'VIF',
        'Bond',
        'VLAN',
        'tunnel',
        'pool',
        'PIF_metrics',
      ]) {
        const shapes = new Set(
          Object.values(await records(table)).map((record) =>
            Object.keys(asRecord(record)).join(' '),
          ),
        );
        expect(shapes.size).toBe(1);
      }
      const pif = asRecord(await call('PIF.get_record', 'h1-bond0'));
      expect(pif).toMatchObject({
        bond_master_of: ['h1-bond'],
        VLAN_slave_of: ['h1-v5'],
        IPv6: [],
        primary_address_type: 'IPv4',
        properties: {},
        igmp_snooping_status: 'unknown',
        MTU: -1,
        PCI: 'OpaqueRef:NULL',
      });
      expect(pif).not.toHaveProperty('device_name');
      expect(await call('Bond.get_slaves', 'h1-bond')).toEqual(['h1-eth1', 'h1-eth2']);
      expect(await call('host.get_PIFs', 'h2')).toHaveLength(7);
    });
  });

  test('setters, maps and sets', async () => {
    await withXapi(pool(), async ({ call }) => {
      await call('network.set_name_label', 'net0', 'Löwe <&> "x" \' \\');
      expect(await call('network.get_by_name_label', 'Löwe <&> "x" \' \\')).toEqual(['net0']);
      await call('network.add_to_other_config', 'net0', '__proto__', "it's");
      expect(Object.entries(asRecord(await call('network.get_other_config', 'net0')))).toEqual([
        ['__proto__', "it's"],
      ]);
      await call('network.remove_from_other_config', 'net0', '__proto__');
      await call('network.remove_from_other_config', 'net0', 'never there');
      expect(Object.keys(asRecord(await call('network.get_other_config', 'net0')))).toEqual([]);
      await call('network.add_tags', 'net0', 'a');
      await call('network.add_tags', 'net0', 'a');
      await call('network.add_tags', 'net0', 'b c');
      await call('network.remove_tags', 'net0', 'a');
      expect(await call('network.get_tags', 'net0')).toEqual(['b c']);
      await call('PIF.set_other_config', 'h1-eth0', Object.assign(openRecord(), { k: 'v' }));
      expect(await call('PIF.get_other_config', 'h1-eth0')).toEqual({ k: 'v' });
    });
  });

  test('only other_config of a PIF can be set', async () => {
    await withXapi(pool(), async ({ error }) => {
      expect(await error('PIF.set_device', 'h1-eth0', 'x')).toEqual([
        'MESSAGE_METHOD_UNKNOWN',
        'PIF.set_device',
      ]);
    });
  });
});

test('a read-only user reads and nothing else', async () => {
  await withXapi(pool(), async ({ root, databasePath, xapi }) => {
    const { writeFile } = await import('node:fs/promises');
    const { createXapi } = await import('../../src/xapi/index.js');
    await xapi.close();
    await writeFile(`${root}/passwords`, '# users\nguest:letmein:read-only\nboss:secret\n');
    const made = await createXapi({ root, databasePath, passwordFile: `${root}/passwords` });
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
