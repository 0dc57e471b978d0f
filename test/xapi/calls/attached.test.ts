import { startNetwork } from '../../../src/embedded/index.js';
import { openTree } from '../../../src/host/index.js';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { merge, pool, type Tables } from '../pool-file.js';
import { asText, withXapi, type TestXapi } from '../with-xapi.js';

const macs = ['00:16:3e:00:00:01', '00:16:3e:00:00:02'];
const files = {
  'etc/embedded-hardware.json': JSON.stringify({
    nics: macs.map((mac, at) => ({
      mac,
      pci: `0000:0${at}:00.0`,
      vendor: '',
      device: '',
      driver: 'igb',
      cable: true,
    })),
  }),
  'etc/embedded-lan.json': JSON.stringify({
    ports: Object.fromEntries(
      macs.map((mac) => [
        mac,
        {
          untagged: {
            dhcp: {
              address: '192.0.2.57',
              netmask: '255.255.255.0',
              gateway: '192.0.2.1',
              dns: ['192.0.2.53'],
            },
          },
          vlans: {
            7: { dhcp: { address: '10.7.0.57', netmask: '255.255.255.0', gateway: '', dns: [] } },
          },
        },
      ]),
    ),
  }),
  'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\n",
};
/** h1 with two NICs that are no bond's members, management on eth0 by DHCP, and VLAN 7 on it. */
const unbonded: Tables = {
  PIF: {
    'h1-eth0': { MAC: macs[0] ?? '', disallow_unplug: 'true' },
    'h1-eth1': { MAC: macs[1] ?? '', bond_slave_of: 'OpaqueRef:NULL' },
  },
};

/** The interfaces that have addresses now, and those they would have after a boot. */
async function addresses(test: TestXapi): Promise<unknown> {
  const read = async () => {
    const parsed: unknown = JSON.parse(
      await readFile(join(test.root, 'run/network/addresses.json'), 'utf8'),
    );
    return parsed;
  };
  const now = await read();
  await startNetwork(await openTree(test.root));
  expect(await read()).toEqual(now);
  return now;
}

test(
  "a bond takes its members' address, VLANs and management over on the wire too, and gives " +
    'them back',
  async () => {
    await withXapi(
      merge(pool(), unbonded),
      async (test) => {
        await startNetwork(await openTree(test.root));
        await test.call('PIF.reconfigure_ip', 'h1-vlan7', 'DHCP', '', '', '', '');
        expect(await addresses(test)).toEqual({
          xenbr0: ['192.0.2.57/24'],
          xapi3: ['10.7.0.57/24'],
        });

        const bond = asText(
          await test.call('Bond.create', 'free', ['h1-eth0', 'h1-eth1'], '', 'active-backup'),
        );
        const master = asText(await test.call('Bond.get_master', bond));
        expect(await test.record('PIF', master)).toMatchObject({
          management: true,
          ip_configuration_mode: 'DHCP',
          IP: '192.0.2.57',
          disallow_unplug: true,
        });
        expect(await addresses(test)).toEqual({
          xapi5: ['192.0.2.57/24'],
          xapi3: ['10.7.0.57/24'],
        });
        expect(await test.call('host.get_address', 'h1')).toBe('192.0.2.57');

        await test.call('Bond.destroy', bond);
        expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
          management: true,
          IP: '192.0.2.57',
          disallow_unplug: true,
        });
        expect(await addresses(test)).toMatchObject({ xenbr0: ['192.0.2.57/24'] });
      },
      { lan: true, files },
    );
  },
);

test('the network daemon keeps a new mode of a bond', async () => {
  await withXapi(
    merge(pool(), unbonded),
    async (test) => {
      await startNetwork(await openTree(test.root));
      const bond = asText(await test.call('Bond.create', 'free', ['h1-eth0', 'h1-eth1'], ''));
      const kept = async (): Promise<string> =>
        readFile(join(test.root, 'var/lib/xcp/networkd.db'), 'utf8');
      expect(await kept()).toContain('"balance-slb"');
      await test.call('Bond.set_mode', bond, 'lacp');
      expect(await kept()).toContain('"lacp"');
      expect(await addresses(test)).toMatchObject({ xapi5: ['192.0.2.57/24'] });
    },
    { lan: true, files },
  );
});

test('VLANs with equal tags become one on a bond, and the bridge of the other one goes', async () => {
  await withXapi(
    merge(pool(), unbonded),
    async (test) => {
      await startNetwork(await openTree(test.root));
      await test.call('PIF.reconfigure_ip', 'h1-vlan7', 'DHCP', '', '', '', '');
      const twin = asText(await test.call('network.create', { name_label: 'Twin' }));
      await test.call('VLAN.create', 'h1-eth1', '7', twin);
      await test.call('Bond.create', 'free', ['h1-eth0', 'h1-eth1'], '', 'active-backup');
      expect(await addresses(test)).toEqual({ xapi5: ['192.0.2.57/24'], xapi3: ['10.7.0.57/24'] });
      expect(await readdir(join(test.root, 'sys/class/net'))).not.toContain(
        asText(await test.call('network.get_bridge', twin)),
      );
    },
    { lan: true, files },
  );
});

test('what is unplugged or destroyed is gone from the wire, now and after a boot', async () => {
  await withXapi(
    merge(pool(), unbonded),
    async (test) => {
      await startNetwork(await openTree(test.root));
      await test.call('PIF.reconfigure_ip', 'h1-vlan7', 'DHCP', '', '', '', '');
      await test.call('PIF.unplug', 'h1-vlan7');
      expect(await addresses(test)).toEqual({ xenbr0: ['192.0.2.57/24'] });
      await test.call('PIF.plug', 'h1-vlan7');
      expect(await test.record('PIF', 'h1-vlan7')).toMatchObject({
        IP: '10.7.0.57',
        currently_attached: true,
      });
      expect(await addresses(test)).toEqual({ xenbr0: ['192.0.2.57/24'], xapi3: ['10.7.0.57/24'] });
      await test.call('VLAN.destroy', 'h1-v7');
      expect(await addresses(test)).toEqual({ xenbr0: ['192.0.2.57/24'] });
    },
    { lan: true, files },
  );
});
