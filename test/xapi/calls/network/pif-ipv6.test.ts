import { startNetwork } from '../../../../src/embedded/index.js';
import { openTree } from '../../../../src/host/index.js';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { merge, pool, type Tables } from '../../pool-file.js';
import { withXapi } from '../../with-xapi.js';

const mac = '00:16:3e:00:00:01';
const port = (name: string, address: string, pci: string) => ({
  name,
  mac: address,
  pci,
  vendor: '0x8086',
  device: '0x1521',
  driver: 'igb',
  speed: 1000,
  cable: true,
});

function lan(prefix: string): string {
  return JSON.stringify({
    ports: {
      [mac]: {
        untagged: {
          dhcp: {
            address: '192.0.2.57',
            netmask: '255.255.255.0',
            gateway: '192.0.2.1',
            dns: ['192.0.2.53'],
          },
          dhcp6: `${prefix}::d/64`,
          autoconf: `${prefix}::a/64`,
          router6: `${prefix}::1`,
          dns6: [`${prefix}::53`],
        },
      },
    },
  });
}

const files = {
  'etc/embedded-hardware.json': JSON.stringify({ nics: [port('eth0', mac, '0000:02:00.0')] }),
  'etc/embedded-lan.json': lan('2001:db8'),
};
/** eth0 as the reset of an IPv6 host leaves it after the scan. */
const bare: Tables = {
  PIF: { 'h1-eth0': { ip_configuration_mode: 'None', IP: '', DNS: '', MAC: mac } },
};
const primaryIpv6: Tables = { PIF: { 'h1-eth0': { primary_address_type: 'IPv6' } } };

test.each([
  ['DHCP', '2001:db8::d/64'],
  ['Autoconf', '2001:db8::a/64'],
])(
  '%s over IPv6 takes what the wire gives, and the host is reached by it',
  async (mode, address) => {
    await withXapi(
      merge(pool(), bare, primaryIpv6),
      async (test) => {
        await test.call('PIF.reconfigure_ipv6', 'h1-eth0', mode, '', '', '');
        expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
          IPv6: [address],
          ipv6_gateway: '2001:db8::1',
          DNS: '2001:db8::53',
          ipv6_configuration_mode: mode,
          currently_attached: true,
        });
        expect(await test.call('host.get_address', 'h1')).toBe(address.replace('/64', ''));
        const kept: unknown = JSON.parse(
          await readFile(join(test.root, 'var/lib/xcp/networkd.db'), 'utf8'),
        );
        expect(kept).toMatchObject({
          interface_config: {
            xenbr0: { ipv6_conf: mode === 'DHCP' ? 'DHCP6' : 'Autoconf6', ipv4_conf: 'None4' },
          },
        });
      },
      { lan: true, files },
    );
  },
);

test('both families keep their own addresses and name servers, and losing one leaves the other', async () => {
  await withXapi(
    merge(pool(), bare),
    async (test) => {
      await test.call('PIF.reconfigure_ip', 'h1-eth0', 'DHCP', '', '', '', '');
      await test.call('PIF.reconfigure_ipv6', 'h1-eth0', 'Autoconf', '', '', '');
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        IP: '192.0.2.57',
        gateway: '192.0.2.1',
        IPv6: ['2001:db8::a/64'],
        DNS: '192.0.2.53,2001:db8::53',
      });
      await test.call('PIF.reconfigure_ipv6', 'h1-eth0', 'None', '', '', '');
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        IP: '192.0.2.57',
        IPv6: [],
        ipv6_gateway: '',
        DNS: '192.0.2.53',
      });
      await test.call(
        'PIF.reconfigure_ipv6',
        'h1-eth0',
        'Static',
        '2001:db8::7/64',
        '2001:db8::1',
        '2001:db8::54',
      );
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        IP: '192.0.2.57',
        IPv6: ['2001:db8::7/64'],
        DNS: '2001:db8::54,192.0.2.53',
      });
    },
    { lan: true, files },
  );
});

test(
  'a wire without a router gives nothing: the PIF is up without an address, and the host ' +
    'keeps its own',
  async () => {
    await withXapi(
      merge(pool(), bare, primaryIpv6),
      async (test) => {
        await test.call('PIF.reconfigure_ipv6', 'h1-eth0', 'Autoconf', '', '', '');
        expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
          IPv6: [],
          ipv6_gateway: '',
          DNS: '',
          currently_attached: true,
        });
        expect(await test.call('host.get_address', 'h1')).toBe('192.0.2.9');
      },
      { lan: true, files: { ...files, 'etc/embedded-lan.json': '{"ports":{}}' } },
    );
  },
);

test('management on IPv6 alone: flags, host.address and inventory follow', async () => {
  await withXapi(
    merge(pool(), bare, primaryIpv6, { PIF: { 'h1-eth0': { management: 'false' } } }),
    async (test) => {
      await test.call('PIF.reconfigure_ipv6', 'h1-eth0', 'DHCP', '', '', '');
      await test.call('host.management_reconfigure', 'h1-eth0');
      expect(await test.call('host.get_address', 'h1')).toBe('2001:db8::d');
      expect(await readFile(join(test.root, 'etc/xensource-inventory'), 'utf8')).toContain(
        "MANAGEMENT_ADDRESS_TYPE='IPv6'",
      );
      expect(await test.call('PIF.get_management', 'h1-eth0')).toBe(true);
    },
    { lan: true, files },
  );
});

test('a start takes over what the wire has given at the boot', async () => {
  await withXapi(
    merge(pool(), bare, primaryIpv6),
    async (test) => {
      await test.call('PIF.reconfigure_ipv6', 'h1-eth0', 'Autoconf', '', '', '');
      await writeFile(join(test.root, 'etc/embedded-lan.json'), lan('fd00:7'));
      await startNetwork(await openTree(test.root));
      await test.afterRestart(async (again) => {
        expect(await again.record('PIF', 'h1-eth0')).toMatchObject({
          IPv6: ['fd00:7::a/64'],
          ipv6_gateway: 'fd00:7::1',
          DNS: 'fd00:7::53',
        });
        expect(await again.call('host.get_address', 'h1')).toBe('fd00:7::a');
      });
    },
    { lan: true, files },
  );
});
