import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { merge, pool, type Tables } from './pool-file.js';
import { asRecord, asText, withXapi, type TestXapi } from './with-xapi.js';

const kept = 'var/lib/xsconsole/former-networks.json';

/**
 * Two more networks with the bridge of eth1's (`lower` would be taken by the lowest uuid); h1 is on
 * neither of them.
 */
const twins: Tables = {
  network: {
    lower: { bridge: 'xenbr1', uuid: '0000' },
    net1: { uuid: '5555' },
    upper: { bridge: 'xenbr1', uuid: 'ffff' },
  },
};

const networkOf = async (test: TestXapi, device: string) => {
  const pif = Object.values(await test.records('PIF'))
    .map((each) => asRecord(each))
    .find(
      (each) => each['host'] === 'h1' && each['device'] === device && each['physical'] === true,
    );
  return asText(pif?.['network']);
};

test(
  'XAPI started anew between the reset and the scan takes the network the host was on, not ' +
    'the one with the lowest uuid',
  async () => {
    await withXapi(merge(pool(), twins), async (test) => {
      await test.call('host.reset_networking', 'h1');
      await test.afterRestart(async (again) => {
        await again.call('PIF.scan', 'h1');
        expect(await networkOf(again, 'eth1')).toBe('net1');
        expect(Object.keys(await again.records('network'))).toHaveLength(12);
        expect(again.log).toEqual([
          expect.stringContaining('several networks have the bridge xenbr1; eth1 joins 5555'),
        ]);
      });
    });
  },
);

test(
  'a second reset before the scan forgets nothing, and one after a move remembers the last ' +
    'network',
  async () => {
    await withXapi(merge(pool(), twins), async (test) => {
      await test.call('host.reset_networking', 'h1');
      await test.call('host.reset_networking', 'h1');
      await test.afterRestart(async (again) => {
        await again.call('PIF.scan', 'h1');
        expect(await networkOf(again, 'eth1')).toBe('net1');
      });
    });
    await withXapi(
      merge(pool(), twins, { PIF: { 'h1-eth1': { network: 'upper' } } }),
      async (test) => {
        await test.call('host.reset_networking', 'h1');
        await test.call('PIF.scan', 'h1');
        expect(await networkOf(test, 'eth1')).toBe('upper');
      },
      { files: { [kept]: '{"uuid-h1":{"networks":{"xenbr1":"5555","xenbr9":"x"}}}' } },
    );
  },
);

test('each host has its own, and the note of another one stays', async () => {
  await withXapi(
    merge(pool(), twins, { PIF: { 'h2-eth1': { network: 'upper' } } }),
    async (test) => {
      await test.call('host.reset_networking', 'h2');
      await test.call('host.reset_networking', 'h1');
      expect(JSON.parse(await readFile(join(test.root, kept), 'utf8'))).toEqual({
        'uuid-h2': { networks: { xenbr1: 'ffff' }, clusterHosts: {} },
        'uuid-h1': { networks: { xenbr1: '5555' }, clusterHosts: {} },
      });
      expect((await stat(join(test.root, kept))).mode & 0o777).toBe(0o600);
    },
  );
});

test('a pool without such networks keeps no note', async () => {
  await withXapi(pool(), async (test) => {
    await test.call('host.reset_networking', 'h1');
    await expect(stat(join(test.root, kept))).rejects.toThrow('ENOENT');
  });
});

test("a physical PIF's network goes before a VLAN's of the same bridge", async () => {
  await withXapi(
    merge(pool(), {
      network: { net1: { uuid: '5555' }, net7: { bridge: 'xenbr1', uuid: '0000' } },
    }),
    async (test) => {
      await test.call('host.reset_networking', 'h1');
      await test.call('PIF.scan', 'h1');
      expect(await networkOf(test, 'eth1')).toBe('net1');
    },
  );
});

test.each([
  ['no JSON', 'nonsense', true],
  ['another kind of JSON', '[1,{"a":2}]', true],
  ['nothing', 'null', true],
  ['names of prototypes', '{"uuid-h1":{"__proto__":"x","networks":{"constructor":"y"}}}', false],
  ['a network that is gone', '{"uuid-h1":{"networks":{"xenbr1":"dead"}}}', false],
])(
  'a damaged note (%s) is told of or passed over; the scan takes the lowest uuid',
  async (_name, text, told) => {
    await withXapi(merge(pool(), twins), async (test) => {
      await test.call('host.reset_networking', 'h1');
      await writeFile(join(test.root, kept), text);
      await test.call('PIF.scan', 'h1');
      expect(await networkOf(test, 'eth1')).toBe('lower');
      expect(test.log.some((line) => line.includes('cannot be read'))).toBe(told);
    });
  },
);

test('a note that cannot be written does not stop the reset', async () => {
  await withXapi(merge(pool(), twins), async (test) => {
    await mkdir(dirname(join(test.root, kept)), { recursive: true });
    await rm(dirname(join(test.root, kept)), { recursive: true });
    await writeFile(dirname(join(test.root, kept)), 'a file where the folder should be');
    await test.call('host.reset_networking', 'h1');
    expect(test.log.join('\n')).toContain('the former networks could not be noted');
    expect(
      Object.values(await test.records('PIF')).filter((pif) => asRecord(pif)['host'] === 'h1'),
    ).toEqual([]);
  });
});

describe('a cluster membership', () => {
  const cluster = (pif: string): Tables => ({
    Cluster_host: {
      c1: { host: 'h1', PIF: pif, enabled: 'true' },
      c2: { host: 'h2', PIF: 'h2-eth0', enabled: 'true' },
    },
  });

  test('follows the PIF that is on its network after the scan, over a restart', async () => {
    await withXapi(merge(pool(), cluster('h1-eth1')), async (test) => {
      await test.call('host.reset_networking', 'h1');
      await test.afterRestart(async (again) => {
        await again.call('PIF.scan', 'h1');
        const pif = asText((await again.record('Cluster_host', 'c1'))['PIF']);
        expect(await again.record('PIF', pif)).toMatchObject({
          host: 'h1',
          network: 'net1',
          device: 'eth1',
        });
        expect(await again.call('Cluster_host.get_PIF', 'c2')).toBe('h2-eth0');
      });
    });
  });

  test('on a VLAN follows the VLAN that is made on its network again', async () => {
    await withXapi(merge(pool(), cluster('h1-vlan7')), async (test) => {
      await test.call('host.reset_networking', 'h1');
      await test.call('PIF.scan', 'h1');
      expect(await test.call('Cluster_host.get_PIF', 'c1')).toBe('h1-vlan7');
      const [eth0 = ''] =
        Object.entries(await test.records('PIF')).find(
          ([, pif]) => asRecord(pif)['host'] === 'h1' && asRecord(pif)['device'] === 'eth0',
        ) ?? [];
      const vlan = asText(await test.call('VLAN.create', eth0, 7, 'net7'));
      expect(await test.call('Cluster_host.get_PIF', 'c1')).toBe(
        await test.call('VLAN.get_untagged_PIF', vlan),
      );
    });
  });

  test('that has a PIF is left alone', async () => {
    await withXapi(
      merge(pool(), cluster('h1-eth0')),
      async (test) => {
        await test.call('PIF.scan', 'h1');
        expect(await test.call('Cluster_host.get_PIF', 'c1')).toBe('h1-eth0');
      },
      { files: { [kept]: '{"uuid-h1":{"clusterHosts":{"uuid-c1":"uuid-net1"}}}' } },
    );
  });
});
