import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whole } from '../../support/disk/whole.js';
import { asText, withXapi } from '../with-xapi.js';
import {
  addresses,
  errorAnswer,
  local,
  poolOfTwo,
  secretFile,
  Wire,
  withSupporter,
} from './supporter.js';

const tcp = { transport: 'tcp', sender: '192.0.2.99' } as const;

describe('a supporter whose coordinator is there', () => {
  test('has its calls over the unix socket answered by the coordinator', async () => {
    await withSupporter(async (supporter, coordinator) => {
      const { xapi } = supporter;
      const login = await xapi.dispatch('session.login_with_password', ['root', ''], local);
      const session = login.ok ? asText(login.value) : '';
      const ask = (method: string, ...params: readonly string[]) =>
        xapi.dispatch(method, [session, ...params], local);
      const pifs = await ask('PIF.get_all');
      expect(pifs.ok && whole(pifs.value)).toHaveLength(14);
      expect(await ask('session.get_this_host', session)).toEqual({ ok: true, value: 'h2' });
      expect(await ask('host.get_address', 'h2')).toEqual({
        ok: true,
        value: addresses.supporter,
      });
      await ask('network.set_name_label', 'net0', 'another');
      expect(await coordinator.call('network.get_name_label', 'net0')).toBe('another');
      expect(await ask('PIF.get_nothing', 'x')).toEqual(
        errorAnswer('MESSAGE_METHOD_UNKNOWN', 'PIF.get_nothing'),
      );
      expect(await ask('session.logout')).toEqual({ ok: true, value: '' });
      expect(await ask('PIF.get_all')).toEqual(errorAnswer('SESSION_INVALID', session));
    });
  });

  test('answers for itself what is asked of it alone, and is in no emergency', async () => {
    await withSupporter(async (supporter) => {
      const made = await supporter.xapi.dispatch(
        'session.slave_local_login_with_password',
        ['root', ''],
        local,
      );
      const session = made.ok ? asText(made.value) : '';
      const ask = (method: string, ...params: readonly string[]) =>
        supporter.xapi.dispatch(method, [session, ...params], local);
      expect(await ask('host.is_in_emergency_mode')).toEqual({ ok: true, value: false });
      expect(await ask('pool.is_slave', 'h2')).toEqual({ ok: true, value: true });
      expect(await ask('host.local_management_reconfigure', 'xenbr1')).toEqual(
        errorAnswer('NOT_IN_EMERGENCY_MODE'),
      );
      expect(await ask('host.management_disable')).toEqual(
        errorAnswer('SLAVE_REQUIRES_MANAGEMENT_INTERFACE'),
      );
      const pifs = await supporter.xapi.dispatch('PIF.get_all', [session], tcp);
      expect(pifs.ok && whole(pifs.value)).toHaveLength(14);
    });
  });

  test('sends whoever comes over TCP to the coordinator, and gives its database to nobody', async () => {
    await withSupporter(async ({ xapi }) => {
      const elsewhere = errorAnswer('HOST_IS_SLAVE', addresses.coordinator);
      expect(await xapi.dispatch('session.login_with_password', ['root', 'x'], tcp)).toEqual(
        elsewhere,
      );
      expect(await xapi.dispatch('PIF.get_all', ['OpaqueRef:x'], tcp)).toEqual(elsewhere);
      expect(await xapi.dump.read({ kind: 'none' }, local)).toEqual(elsewhere);
    });
  });

  test('is asked for its own ports when the coordinator scans them', async () => {
    await withSupporter(async (_supporter, coordinator) => {
      await coordinator.call('host.reset_networking', 'h2');
      await coordinator.call('PIF.scan', 'h2');
      const pifs = Object.values(await coordinator.records('PIF')).filter(
        (pif) => typeof pif === 'object' && 'host' in pif && pif['host'] === 'h2',
      );
      expect(pifs).toMatchObject([{ device: 'eth0', management: true }, {}, {}]);
    });
  });

  test('cannot be scanned while it does not answer', async () => {
    await withSupporter(async (_supporter, coordinator, wire) => {
      wire.unplug(addresses.supporter);
      expect(await coordinator.error('PIF.scan', 'h2')).toEqual(['HOST_OFFLINE', 'h2']);
    });
  });

  test('falls into emergency mode when the coordinator is lost', async () => {
    await withSupporter(async ({ xapi }, _coordinator, wire) => {
      wire.unplug(addresses.coordinator);
      const lost = errorAnswer('HOST_STILL_BOOTING');
      expect(await xapi.dispatch('session.login_with_password', ['root', ''], local)).toEqual(lost);
      expect(await xapi.dispatch('PIF.get_all', ['OpaqueRef:x'], local)).toEqual(lost);
    });
  });
});

test('whoever does not know the pool secret is no host of the pool', async () => {
  await withSupporter(async (supporter, coordinator) => {
    for (const { xapi } of [supporter, coordinator])
      expect(await xapi.dispatch('session.slave_local_login', ['guessed'], tcp)).toMatchObject({
        ok: false,
        error: { code: 'SESSION_AUTHENTICATION_FAILED' },
      });
    expect(
      await coordinator.xapi.dispatch('session.slave_login', ['h2', 'guessed'], tcp),
    ).toMatchObject({ ok: false, error: { code: 'SESSION_AUTHENTICATION_FAILED' } });
    expect(
      await supporter.xapi.dispatch('host.local_work', ['OpaqueRef:x', 'reboot', 'null'], tcp),
    ).toEqual(errorAnswer('SESSION_INVALID', 'OpaqueRef:x'));
  });
});

test('a coordinator may become the supporter of another host of its pool at its next start', async () => {
  await withXapi(poolOfTwo, async (test) => {
    await test.call('pool.emergency_reset_master', '192.0.2.40');
    await test.afterRestart(async (again) => {
      expect(await again.call('pool.is_slave', 'h1')).toBe(true);
      expect(await again.error('PIF.get_all')).toEqual(['HOST_HAS_NO_MANAGEMENT_IP']);
    });
  });
});

test('pool.recover_slaves answers the supporters that are there', async () => {
  const wire = new Wire();
  await withSupporter(
    async (_supporter, coordinator) => {
      expect(await coordinator.call('pool.recover_slaves')).toEqual(['h2']);
      wire.unplug(addresses.supporter);
      expect(await coordinator.call('pool.recover_slaves')).toEqual([]);
    },
    { wire },
  );
});

test('pool.recover_slaves tells a supporter where its coordinator is', async () => {
  const away = { 'etc/xensource/pool.conf': 'slave:192.0.2.66' };
  await withSupporter(
    async (supporter, coordinator) => {
      await coordinator.call('host.get_all');
      expect(await supporter.call('host.is_in_emergency_mode')).toBe(true);
      expect(await coordinator.call('pool.recover_slaves')).toEqual(['h2']);
      expect(await readFile(join(supporter.root, 'etc/xensource/pool.conf'), 'utf8')).toBe(
        `slave:${addresses.coordinator}`,
      );
    },
    {
      files: away,
      tables: {
        ...poolOfTwo,
        host: { ...poolOfTwo['host'], h2: { ...poolOfTwo['host']?.['h2'], address: '192.0.2.9' } },
      },
    },
  );
});

test('pool.recover_slaves tells a supporter that has not noticed yet that its coordinator moved', async () => {
  await withSupporter(
    async (supporter, coordinator) => {
      expect(await supporter.call('pool.get_all')).toHaveLength(1);
      expect(await coordinator.call('pool.recover_slaves')).toEqual(['h2']);
      expect(await readFile(join(supporter.root, 'etc/xensource/pool.conf'), 'utf8')).toBe(
        'slave:192.0.2.78',
      );
    },
    {
      tables: {
        ...poolOfTwo,
        host: {
          h1: { ...poolOfTwo['host']?.['h1'], address: '192.0.2.78' },
          h2: { ...poolOfTwo['host']?.['h2'], address: '192.0.2.9' },
        },
      },
    },
  );
});

test('a coordinator keeps its database whatever the secret file says', async () => {
  await withXapi(
    poolOfTwo,
    async (test) => {
      expect(await test.call('pool.is_slave', 'h1')).toBe(false);
      expect(await test.error('pool.hello', 'uuid-h2', '192.0.2.9')).toEqual([
        'INTERNAL_ERROR',
        expect.stringContaining('among themselves'),
      ]);
    },
    { files: secretFile() },
  );
});
