import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testWhere } from '../support/run/test-where.js';
import { asRecord, withXapi } from './with-xapi.js';

/** Real pool databases lie beside a developer's checkout; they are not part of the project. */
const folder = join(__dirname, '../../../shared/data');
const here = existsSync(join(folder, 'pool-cowley-two-hosts.xml'));
const onReal = testWhere(here, `the real pool databases are not beside this checkout (${folder})`);

const count = (text: string, table: string) =>
  (new RegExp(`<table name="${table}">(.*?)</table>`, 's').exec(text)?.[1] ?? '').split('<row ')
    .length - 1;

onReal(
  'cowley: the reset of either host removes its 8 PIFs, 1 Bond, 1 VLAN, 1 tunnel and ' +
    'leaves the rest',
  async () => {
    for (const which of [0, 1]) {
      await withXapi(
        readFileSync(join(folder, 'pool-cowley-two-hosts.xml'), 'utf8'),
        async (test) => {
          const host = Object.keys(await test.records('host'))[which] ?? '';
          const others = async (table: string) =>
            Object.entries(await test.records(table)).filter(
              ([, record]) => asRecord(record)['host'] !== host,
            );
          const before = {
            pifs: await others('PIF'),
            networks: Object.keys(await test.records('network')),
            vifs: await test.records('VIF'),
          };
          await test.call('host.reset_networking', host);
          expect(await others('PIF')).toEqual(before.pifs);
          expect(Object.keys(await test.records('network'))).toEqual(before.networks);
          expect(await test.records('VIF')).toEqual(before.vifs);
          const text = await test.closed();
          expect(
            ['PIF', 'Bond', 'VLAN', 'tunnel', 'network', 'VIF'].map((table) => count(text, table)),
          ).toEqual([8, 1, 1, 1, 11, 18]);
        },
        { inventory: null },
      );
    }
  },
);

onReal.each(['pool-cowley-two-hosts.xml', 'pool-tampa-two-hosts.xml'])(
  '%s: load, save, load gives the same records',
  async (name) => {
    await withXapi(
      readFileSync(join(folder, name), 'utf8'),
      async (test) => {
        const tables = [
          'PIF',
          'network',
          'host',
          'pool',
          'VM',
          'VIF',
          'Bond',
          'VLAN',
          'tunnel',
          'PIF_metrics',
          'host_metrics',
          'PCI',
        ];
        const before = await Promise.all(tables.map((table) => test.records(table)));
        const [ref = ''] = Object.keys(before[1] ?? {});
        const label = asRecord(before[1]?.[ref])['name_label'] ?? '';
        await test.call('network.set_name_label', ref, 'x');
        await test.call('network.set_name_label', ref, label);
        await withXapi(
          await test.closed(),
          async (again) => {
            expect(await Promise.all(tables.map((table) => again.records(table)))).toEqual(before);
          },
          { inventory: null },
        );
      },
      { inventory: null },
    );
  },
);
