import { networkingNow } from '../../support/rebuild/rebuilt-host.js';
import { setting, tables, ways } from '../../support/rebuild/host.js';
import { sessionOn } from '../../support/xapi-session.js';
import { merge } from '../../xapi/pool-file.js';
import { withXapi } from '../../xapi/with-xapi.js';

/** Management on bond0 with both families. */
const before = merge(tables(), {
  PIF: {
    'h1-eth0': { management: 'false', ip_configuration_mode: 'None', IP: '', DNS: '' },
    'h1-bond0': {
      management: 'true',
      ip_configuration_mode: 'Static',
      IP: '10.9.0.2',
      netmask: '255.255.255.0',
      gateway: '10.9.0.1',
      other_config: '()',
      disallow_unplug: 'false',
      ipv6_configuration_mode: 'Static',
      IPv6: "('fd00::2/64')",
      ipv6_gateway: 'fd00::1',
    },
  },
  Cluster_host: { 'h1-member': { PIF: 'h1-eth0' } },
});

test.each(ways)('%s: management keeps its IPv6 address on the bond', async (_, way) => {
  await withXapi(
    before,
    async (server) => {
      const kept = await networkingNow(server, 'uuid-h1');
      await server.call('host.reset_networking', 'h1');
      await server.call('PIF.scan', 'h1');
      const scanned = await networkingNow(server, 'uuid-h1');
      const port = scanned.pifs.find(({ device }) => device === 'eth1')?.ref ?? '';
      const v4 = ['Static', '10.9.0.2', '255.255.255.0', '10.9.0.1', ''];
      await server.call('PIF.reconfigure_ip', port, ...v4);
      await server.call('PIF.reconfigure_ipv6', port, 'Static', 'fd00::2/64', 'fd00::1', '');
      await server.call('host.management_reconfigure', port);
      const made = await way(sessionOn(server), 'uuid-h1', kept);
      expect(made.filter(({ state }) => state === 'failed')).toEqual([]);
      const now = await networkingNow(server, 'uuid-h1');
      expect(now.pifs.find(({ management }) => management)).toMatchObject({
        device: 'bond0',
        addresses: {
          address: '10.9.0.2',
          mode6: 'static',
          addresses6: ['fd00::2/64'],
          gateway6: 'fd00::1',
        },
      });
    },
    setting,
  );
});
