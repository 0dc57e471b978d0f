import { merge, pool } from '../pool-file.js';
import { asList, asText, withXapi } from '../with-xapi.js';

describe('pool.create_VLAN', () => {
  test("makes the VLAN on every host's device of that name", async () => {
    await withXapi(pool(), async ({ call, record }) => {
      const made = asList(await call('pool.create_VLAN', 'eth0', 'free', 30));
      const hosts = await Promise.all(made.map(async (pif) => record('PIF', asText(pif))));
      expect(hosts.map((pif) => pif['host'])).toEqual(['h1', 'h2']);
      expect(hosts).toEqual(
        hosts.map((): unknown =>
          expect.objectContaining({ device: 'eth0', VLAN: 30, network: 'free', IPv6: [''] }),
        ),
      );
    });
  });

  test('makes it nowhere when one host cannot have it', async () => {
    await withXapi(merge(pool(), { PIF: { 'h2-eth0': { managed: 'false' } } }), async (test) => {
      const before = await test.records('PIF');
      expect(await test.error('pool.create_VLAN', 'eth0', 'free', 30)).toEqual([
        'PIF_UNMANAGED',
        'h2-eth0',
      ]);
      expect(await test.error('pool.create_VLAN', 'eth9', 'free', 30)).toEqual([
        'INVALID_VALUE',
        'device',
        'eth9',
      ]);
      expect(await test.error('pool.create_VLAN', 'eth0', 'nothing', 30)).toEqual([
        'HANDLE_INVALID',
        'network',
        'nothing',
      ]);
      expect(await test.records('PIF')).toEqual(before);
    });
  });
});

describe('pool.set_igmp_snooping_enabled', () => {
  test.each([
    [true, 'enabled'],
    [false, 'disabled'],
  ])('%s: the PIFs that are up say %s', async (value, status) => {
    await withXapi(
      merge(pool(), { PIF: { 'h1-eth1': { currently_attached: 'false' } } }),
      async ({ call, record }) => {
        await call('pool.set_igmp_snooping_enabled', 'p', value);
        expect(await record('pool', 'p')).toMatchObject({ igmp_snooping_enabled: value });
        expect(await record('PIF', 'h2-eth0')).toMatchObject({ igmp_snooping_status: status });
        expect(await record('PIF', 'h1-eth1')).toMatchObject({ igmp_snooping_status: 'unknown' });
      },
    );
  });

  test('needs Open vSwitch on every host', async () => {
    await withXapi(
      merge(pool(), { host: { h2: { software_version: "(('network_backend' 'bridge'))" } } }),
      async ({ error }) => {
        expect(await error('pool.set_igmp_snooping_enabled', 'p', true)).toEqual([
          'OPERATION_NOT_ALLOWED',
          expect.any(String),
        ]);
      },
    );
  });
});

test('fields of the pool that newer XAPIs have are in every record, with their defaults', async () => {
  await withXapi(pool(), async ({ record }) => {
    expect(await record('pool', 'p')).toMatchObject({
      ext_auth_cache_enabled: true,
      ext_auth_cache_size: 50,
      ext_auth_cache_expiry: 300,
      ext_auth_max_threads: 1,
      local_auth_max_threads: 8,
      license_server: {},
      recommendations: {},
      ha_reboot_vm_on_internal_shutdown: true,
      limit_console_sessions: false,
      vm_console_idle_timeout: 0,
      custom_uefi_certificates: '',
      repository_proxy_password: 'OpaqueRef:NULL',
    });
    expect(await record('VM', 'h1-vm')).toMatchObject({
      groups: [],
      pending_guidances: [],
      actions_after_softreboot: 'soft_reboot',
    });
    expect(await record('host', 'h1')).toMatchObject({ PUSBs: [] });
  });
});

test(
  'a PIF that the pool does not manage may carry management: who configured it knows its ' +
    'address',
  async () => {
    await withXapi(
      merge(pool(), { PIF: { 'h1-vlan7': { managed: 'false', ip_configuration_mode: 'None' } } }),
      async ({ call, record }) => {
        await call('host.management_reconfigure', 'h1-vlan7');
        expect(await record('PIF', 'h1-vlan7')).toMatchObject({ management: true });
      },
    );
  },
);
