import type { Known, Nic, SanBoot } from '../../../src/model/index.js';
import { known, unknown } from '../../../src/model/index.js';
import type { WireRecord } from '../../../src/xenapi/index.js';
import { merge, pool } from '../pool-file.js';
import type { TestXapi } from '../with-xapi.js';
import { asRecord, nic, withXapi } from '../with-xapi.js';

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
