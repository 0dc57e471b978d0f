import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from '../../../src/xenapi/index.js';
import { merge, pool, type Tables } from '../pool-file.js';
import { withXapi } from '../with-xapi.js';

const chrony = '# kept\npool 2.xcp-ng.pool.ntp.org iburst\ndriftfile /var/lib/chrony/drift\n';
const files = { 'etc/chrony.conf': chrony };

describe('host.set_hostname_live', () => {
  test("names the host in its record and in its own file, not in the pool's label", async () => {
    await withXapi(pool(), async (test) => {
      await test.call('host.set_hostname_live', 'h1', 'xcp-7.example.org');
      expect(await readFile(join(test.root, 'etc/hostname'), 'utf8')).toBe('xcp-7.example.org\n');
      expect(await test.record('host', 'h1')).toMatchObject({
        hostname: 'xcp-7.example.org',
        name_label: 'h1',
      });
      await test.call('host.set_name_label', 'h1', 'seven');
      expect(await test.record('host', 'h1')).toMatchObject({
        hostname: 'xcp-7.example.org',
        name_label: 'seven',
      });
    });
  });

  test.each([
    ['h1', '', ['HOST_NAME_INVALID', 'hostname empty']],
    ['h1', 'a'.repeat(256), ['HOST_NAME_INVALID', 'hostname is too long']],
    ['h1', '-a', ['HOST_NAME_INVALID', 'hostname contains invalid characters']],
    ['h1', 'a-', ['HOST_NAME_INVALID', 'hostname contains invalid characters']],
    ['h1', 'a b', ['HOST_NAME_INVALID', 'hostname contains invalid characters']],
    ['h1', 'a\nb', ['HOST_NAME_INVALID', 'hostname contains invalid characters']],
    ['h9', 'a', ['HANDLE_INVALID', 'host', 'h9']],
    ['h2', 'a', ['INTERNAL_ERROR', expect.stringContaining('h2 is another host')]],
  ])('%s as "%s" is refused, and nothing changes', async (host, name, expected) => {
    await withXapi(pool(), async (test) => {
      expect(await test.error('host.set_hostname_live', host, name)).toEqual(expected);
      expect(await test.call('host.get_hostname', 'h1')).toBe('h1');
      await expect(readFile(join(test.root, 'etc/hostname'))).rejects.toThrow('ENOENT');
    });
  });
});

test("the server's time is the clock's, in UTC and as the wall has it", async () => {
  await withXapi(
    pool(),
    async (test) => {
      expect(await test.call('host.get_servertime', 'h1')).toEqual(
        new DateTime('20260131T09:08:07Z'),
      );
      const wall = await test.call('host.get_server_localtime', 'h1');
      expect(wall instanceof DateTime ? wall.iso : wall).toMatch(/^2026013[01]T[0-9:]{8}$/);
      expect(await test.error('host.get_servertime', 'h9')).toEqual([
        'HANDLE_INVALID',
        'host',
        'h9',
      ]);
    },
    { now: () => new Date('2026-01-31T09:08:07.5Z') },
  );
});

describe('network time', () => {
  test(
    "is the product's own servers until told otherwise; servers named by hand count from the " +
      'mode Custom on',
    async () => {
      await withXapi(
        pool(),
        async (test) => {
          expect([
            await test.call('host.get_ntp_mode', 'h1'),
            await test.call('host.get_ntp_custom_servers', 'h1'),
          ]).toEqual(['Factory', []]);
          await test.call('host.set_ntp_custom_servers', 'h1', ['10.0.0.123', 'time.example.org']);
          expect(await readFile(join(test.root, 'etc/chrony.conf'), 'utf8')).toBe(chrony);
          await test.call('host.set_ntp_mode', 'h1', 'Custom');
          expect(await readFile(join(test.root, 'etc/chrony.conf'), 'utf8')).toBe(
            '# kept\nserver 10.0.0.123 iburst\nserver time.example.org iburst\ndriftfile ' +
              '/var/lib/chrony/drift\n',
          );
          await test.call('host.set_ntp_custom_servers', 'h1', ['fd00::123']);
          expect(await readFile(join(test.root, 'etc/chrony.conf'), 'utf8')).toContain(
            '# kept\nserver fd00::123 iburst\n',
          );
          await test.call('host.set_ntp_mode', 'h1', 'Factory');
          expect(await readFile(join(test.root, 'etc/chrony.conf'), 'utf8')).toContain(
            'server 0.xenserver.pool.ntp.org iburst',
          );
          expect(await test.record('host', 'h1')).toMatchObject({
            ntp_mode: 'Factory',
            ntp_custom_servers: ['fd00::123'],
          });
        },
        { files },
      );
    },
  );

  test('switched off is not synchronised; otherwise nobody here can say', async () => {
    await withXapi(
      pool(),
      async (test) => {
        expect(await test.error('host.get_ntp_synchronized', 'h1')).toEqual([
          'INTERNAL_ERROR',
          expect.stringContaining('synchronised'),
        ]);
        await test.call('host.set_ntp_mode', 'h1', 'Disabled');
        expect(await test.call('host.get_ntp_synchronized', 'h1')).toBe(false);
        expect(await readFile(join(test.root, 'etc/chrony.conf'), 'utf8')).toBe(chrony);
      },
      { files },
    );
  });

  test.each([
    ['host.set_ntp_mode', 'Manual', ['INVALID_VALUE', 'value', 'Manual']],
    [
      'host.set_ntp_mode',
      'Custom',
      ['INVALID_VALUE', 'ntp_mode', expect.stringContaining('no custom server')],
    ],
    ['host.set_ntp_custom_servers', ['a b'], ['INVALID_VALUE', 'ntp_custom_servers', 'a b']],
    [
      'host.set_ntp_custom_servers',
      ['ok', 'x\nserver y'],
      ['INVALID_VALUE', 'ntp_custom_servers', 'x\nserver y'],
    ],
  ])('%s %s is refused', async (method, value, expected) => {
    await withXapi(
      pool(),
      async (test) => {
        expect(await test.error(method, 'h1', value)).toEqual(expected);
        expect(await readFile(join(test.root, 'etc/chrony.conf'), 'utf8')).toBe(chrony);
      },
      { files },
    );
  });
});

describe('enabling, disabling and going down', () => {
  const armed = (exists: string, more: Readonly<Record<string, string>> = {}): Tables => ({
    pool: {
      p: {
        ha_enabled: 'true',
        ha_plan_exists_for: exists,
        ha_host_failures_to_tolerate: '1',
        ...more,
      },
    },
  });

  test('a disabled host stays in the pool and can be enabled again', async () => {
    await withXapi(merge(pool(), armed('2')), async (test) => {
      await test.call('host.disable', 'h1');
      await test.call('host.disable', 'h1');
      expect(await test.call('host.get_enabled', 'h1')).toBe(false);
      await test.call('host.enable', 'h1');
      expect(await test.call('host.get_enabled', 'h1')).toBe(true);
      expect(await test.call('host.get_enabled', 'h2')).toBe(true);
    });
  });

  test(
    'HA vetoes where its plan would not hold with one host less, unless overcommitment is ' +
      'allowed',
    async () => {
      await withXapi(merge(pool(), armed('1')), async (test) => {
        expect(await test.error('host.disable', 'h1')).toEqual([
          'HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN',
        ]);
        expect(await test.call('host.get_enabled', 'h1')).toBe(true);
        await test.call('host.enable', 'h1');
      });
      await withXapi(merge(pool(), armed('1', { ha_allow_overcommit: 'true' })), async (test) => {
        await test.call('host.disable', 'h1');
      });
    },
  );

  test.each(['host.shutdown', 'host.reboot'])(
    '%s wants a disabled host without running VMs, and never says that it has done what it ' +
      'cannot do',
    async (method) => {
      await withXapi(pool(), async (test) => {
        expect(await test.error(method, 'h1')).toEqual(['HOST_NOT_DISABLED']);
        await test.call('host.disable', 'h1');
        expect(await test.error(method, 'h1')).toEqual(['HOST_IN_USE', 'h1', 'VM', 'h1-vm']);
        await test.call('VM.hard_shutdown', 'h1-vm');
        expect(await test.error(method, 'h1')).toEqual([
          'INTERNAL_ERROR',
          expect.stringContaining('no power over h1'),
        ]);
      });
    },
  );
});
