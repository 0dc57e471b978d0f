import { merge, pool } from '../../pool-file.js';
import { asList, asRecord, asText, inventory, nic, withXapi } from '../../with-xapi.js';
import { known } from '../../../../src/model/index.js';

describe('PIF.scan', () => {
  test(
    'makes PIFs for new NICs only, networks by convention only where there is none, and ' +
      'never removes',
    async () => {
      const nics = [
        nic('eth0', '00:16:3e:ff:ff:01'),
        nic('eth5', '00:16:3e:00:00:55'),
        nic('enp3s0', '00:16:3e:00:00:56'),
        nic('xenbr0', '00:16:3e:00:00:10', { physical: false }),
      ];
      await withXapi(
        pool(),
        async (test) => {
          await test.call('PIF.scan', 'h1');
          await test.call('PIF.scan', 'h1');
          const pifs = Object.values(await test.records('PIF'))
            .map((pif) => asRecord(pif))
            .filter((pif) => pif['host'] === 'h1' && pif['physical'] === true);
          expect(pifs.map((pif) => pif['device']).sort()).toEqual([
            'enp3s0',
            'eth0',
            'eth1',
            'eth2',
            'eth5',
          ]);
          expect((await test.record('PIF', 'h1-eth0'))['MAC']).toBe('00:16:3e:ff:ff:01');
          const networks = Object.values(await test.records('network')).map((network) =>
            asRecord(network),
          );
          expect(
            networks
              .filter(({ bridge }) => bridge === 'xenbr5' || bridge === 'brenp3s0')
              .map(({ name_label, MTU }) => [name_label, MTU])
              .sort(),
          ).toEqual([
            ['Pool-wide network associated with enp3s0', 1500],
            ['Pool-wide network associated with eth5', 1500],
          ]);
          const made = pifs.find((pif) => pif['device'] === 'eth5');
          expect(made).toMatchObject({
            MAC: '00:16:3e:00:00:55',
            management: false,
            currently_attached: false,
            properties: { gro: 'on' },
            other_config: {},
            bond_slave_of: 'OpaqueRef:NULL',
          });
          expect(await test.record('PIF_metrics', asText(made?.['metrics']))).toMatchObject({
            carrier: true,
            speed: 1000,
            duplex: true,
            pci_bus_path: '0000:00:03.0',
          });
        },
        { nics: () => Promise.resolve(known(nics)) },
      );
    },
  );

  test('with management disabled, a network whose bridge is "" is not taken for management', async () => {
    await withXapi(
      merge(pool(), {
        network: { x: { bridge: '' } },
        PIF: { 'h1-eth1': { network: 'x', managed: 'false' } },
      }),
      async (test) => {
        await test.call('PIF.scan', 'h1');
        const flagged = Object.values(await test.records('PIF')).filter(
          (pif) => asRecord(pif)['management'] === true && asRecord(pif)['host'] === 'h1',
        );
        expect(flagged).toEqual([]);
      },
      { inventory: inventory('') },
    );
  });

  test('without an inventory the flags stay as they are', async () => {
    await withXapi(
      pool(),
      async (test) => {
        await test.call('PIF.scan', 'h1');
        expect((await test.record('PIF', 'h1-eth0'))['management']).toBe(true);
      },
      { inventory: null },
    );
  });

  test('another host, an unknown host and unreadable NICs are errors', async () => {
    await withXapi(
      pool(),
      async (test) => {
        expect(await test.error('PIF.scan', 'h2')).toEqual([
          'INTERNAL_ERROR',
          expect.stringContaining('h2'),
        ]);
        expect(await test.error('PIF.scan', 'h9')).toEqual(['HANDLE_INVALID', 'host', 'h9']);
        expect(await test.error('PIF.scan', 'h1')).toEqual([
          'INTERNAL_ERROR',
          expect.stringContaining('no sysfs here'),
        ]);
      },
      {
        nics: () =>
          Promise.resolve({
            known: false,
            reason: { code: 'unreadable', detail: 'no sysfs here' },
          }),
      },
    );
  });

  test('scan_bios answers the new PIFs, knows NICs by MAC too', async () => {
    const nics = [nic('eth8', '00:16:3e:00:00:01'), nic('eth9', '00:16:3e:00:00:99')];
    await withXapi(
      pool(),
      async (test) => {
        const made = await test.call('PIF.scan_bios', 'h1');
        expect(made).toHaveLength(1);
        expect(await test.record('PIF', asText(asList(made)[0]))).toMatchObject({ device: 'eth9' });
      },
      { nics: () => Promise.resolve(known(nics)) },
    );
  });
});
