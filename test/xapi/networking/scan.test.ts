import { known, unknown, type Known, type Nic, type SanBoot } from '../../../src/model/index.js';
import type { WireRecord } from '../../../src/xenapi/index.js';
import { merge, pool } from '../pool-file.js';
import { asRecord, asText, nic, withXapi, type TestXapi } from '../with-xapi.js';

const withHost = (
  nics: readonly Nic[],
  boot: Known<SanBoot> = known({ unmanaged: [], plugged: [] }),
) => ({
  nics: () => Promise.resolve(known(nics)),
  san: { boot: () => Promise.resolve(boot), fcoeDisks: () => Promise.resolve(known([])) },
});

/** Scans h1, and answers its PIF of a device that is no VLAN. */
async function scanned(
  { call, records }: TestXapi,
  device: string,
): Promise<WireRecord | undefined> {
  await call('PIF.scan', 'h1');
  return Object.values(await records('PIF'))
    .map(asRecord)
    .find((pif) => pif['host'] === 'h1' && pif['device'] === device && pif['VLAN'] === -1);
}

test.each<[string, Partial<Nic>, object]>([
  ['a card with jumbo frames', { mtu: 9000 }, { MTU: 9000, capabilities: [] }],
  ['a card whose MTU the kernel does not say', { mtu: null }, { MTU: 1500 }],
  ['a card with virtual functions', { sriov: true }, { capabilities: ['sriov'] }],
])('a new PIF is made of %s', async (_name, card, expected) => {
  await withXapi(
    pool(),
    async (test) => {
      expect(await scanned(test, 'eth7')).toMatchObject({
        physical: true,
        managed: true,
        disallow_unplug: false,
        ...expected,
      });
    },
    withHost([nic('eth7', '00:16:3e:00:00:77', card)]),
  );
});

describe('an existing PIF is refreshed', () => {
  test.each<[string, readonly Nic[], object]>([
    [
      'from its bridge',
      [
        nic('eth0', undefined, { mtu: 9000 }),
        nic('xenbr0', undefined, { physical: false, mtu: 4000 }),
      ],
      { MTU: 4000 },
    ],
    ['from its NIC where it has no bridge', [nic('eth0', undefined, { mtu: 9000 })], { MTU: 9000 }],
    ['not where the kernel does not say', [nic('eth0', undefined, { mtu: null })], { MTU: 1500 }],
    [
      'with the virtual functions of its card',
      [nic('eth0', undefined, { sriov: true })],
      { capabilities: ['sriov', 'fcoe'] },
    ],
  ])('%s', async (_name, nics, expected) => {
    await withXapi(
      merge(pool(), { PIF: { 'h1-eth0': { capabilities: "('fcoe')" } } }),
      async (test) => {
        expect(await scanned(test, 'eth0')).toMatchObject(expected);
      },
      withHost(nics),
    );
  });

  test('a card without virtual functions loses the word, and nothing else', async () => {
    await withXapi(
      merge(pool(), { PIF: { 'h1-eth0': { capabilities: "('sriov' 'fcoe')" } } }),
      async (test) => {
        expect(await scanned(test, 'eth0')).toMatchObject({ capabilities: ['fcoe'] });
      },
      withHost([nic('eth0')]),
    );
  });

  test("a bond that is up takes its bridge's MTU, one that is down keeps its own", async () => {
    const nics = [
      nic('xapi1', undefined, { physical: false, mtu: 9000 }),
      nic('xapi4', undefined, { physical: false, mtu: 9000 }),
    ];
    await withXapi(
      merge(pool(), { PIF: { 'h1-tunnel0': { currently_attached: 'false' } } }),
      async (test) => {
        expect(await scanned(test, 'bond0')).toMatchObject({ MTU: 9000 });
        expect(await scanned(test, 'tunnel0')).toMatchObject({ MTU: 1500 });
        expect(await test.record('PIF', 'h2-bond0')).toMatchObject({ MTU: -1 });
      },
      withHost(nics),
    );
  });
});

describe('boot from SAN', () => {
  const nics = [nic('eth7'), nic('eth8'), nic('eth9')];
  const boot = known({ unmanaged: ['eth7'], plugged: ['eth8', 'eth0'] });

  test('over iSCSI: not managed, on the network without a bridge', async () => {
    await withXapi(
      pool(),
      async (test) => {
        const pif = await scanned(test, 'eth7');
        expect(pif).toMatchObject({ managed: false, disallow_unplug: false, management: false });
        expect(await test.call('network.get_bridge', pif?.['network'] ?? '')).toBe('');
      },
      withHost(nics, boot),
    );
  });

  test('over FCoE: may not be unplugged; PIFs that were there keep what they say', async () => {
    await withXapi(
      pool(),
      async (test) => {
        expect(await scanned(test, 'eth8')).toMatchObject({ managed: true, disallow_unplug: true });
        expect(await scanned(test, 'eth9')).toMatchObject({
          managed: true,
          disallow_unplug: false,
        });
        expect(await scanned(test, 'eth0')).toMatchObject({ disallow_unplug: false });
      },
      withHost(nics, boot),
    );
  });

  test('a helper program that fails counts as none, and is told of', async () => {
    await withXapi(
      pool(),
      async (test) => {
        expect(await scanned(test, 'eth7')).toMatchObject({
          managed: true,
          disallow_unplug: false,
        });
        expect(test.log.join('\n')).toMatch(/boots from is not known.*exit status 3/);
      },
      withHost(nics, unknown('unreadable', 'bfs-interfaces: exit status 3')),
    );
  });
});

/** networkd's own order of ports, as its file has it on hosts without the renaming script. */
const ordered = (...names: readonly string[]) => ({
  'var/lib/xcp/networkd.db': JSON.stringify({
    interface_config: {},
    bridge_config: {},
    interface_order: names.map((name, position) => ({ name, position, pci: '', present: true })),
  }),
});

test('on a host that orders its ports, positions name the bridge and the label of a new network', async () => {
  await withXapi(
    pool(),
    async (test) => {
      const pif = await scanned(test, 'enp9s0');
      expect(await test.record('network', asText(pif?.['network']))).toMatchObject({
        bridge: 'xenbr3',
        name_label: 'Pool-wide network 3',
      });
      const without = await scanned(test, 'usb0');
      expect(await test.record('network', asText(without?.['network']))).toMatchObject({
        bridge: 'brusb0',
        name_label: 'Pool-wide network associated with usb0',
      });
    },
    {
      ...withHost([nic('enp9s0', '00:16:3e:00:00:77'), nic('usb0', '00:16:3e:00:00:78')]),
      files: ordered('eth0', 'eth1', 'eth2', 'enp9s0'),
    },
  );
});

test('on such a host a PIF and the VLAN on it follow the port at their position', async () => {
  await withXapi(
    pool(),
    async ({ call, record }) => {
      await call('PIF.scan', 'h1');
      expect(await record('PIF', 'h1-eth0')).toMatchObject({
        device: 'enp1s0',
        MAC: '00:16:3e:00:00:88',
      });
      expect(await record('PIF', 'h1-vlan7')).toMatchObject({ device: 'enp1s0' });
      expect(await record('PIF', 'h2-eth0')).toMatchObject({ device: 'eth0' });
    },
    {
      ...withHost([nic('enp1s0', '00:16:3e:00:00:88'), nic('eth1'), nic('eth2')]),
      files: ordered('enp1s0', 'eth1', 'eth2'),
    },
  );
});

test('where ports are renamed at the boot, positions count for nothing', async () => {
  await withXapi(
    pool(),
    async (test) => {
      const pif = await scanned(test, 'eth7');
      expect(await test.record('network', asText(pif?.['network']))).toMatchObject({
        bridge: 'xenbr7',
        name_label: 'Pool-wide network associated with eth7',
      });
    },
    {
      ...withHost([nic('eth7', '00:16:3e:00:00:77')]),
      files: {
        ...ordered('eth0', 'eth7'),
        'etc/sysconfig/network-scripts/interface-rename.py': '',
      },
    },
  );
});

test('a change to static without name servers clears the old ones', async () => {
  await withXapi(pool(), async ({ call, record }) => {
    await call(
      'PIF.reconfigure_ip',
      'h1-eth0',
      'Static',
      '192.0.2.9',
      '255.255.255.0',
      '192.0.2.1',
      '',
    );
    expect(await record('PIF', 'h1-eth0')).toMatchObject({ DNS: '' });
  });
});
