import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { known, type Nic } from '../../src/model/index.js';
import { relationFaults } from '../support/relations.js';
import { testWhere } from '../support/run/test-where.js';
import { asRecord, asText, inventory, nic, withXapi, type TestXapi } from './with-xapi.js';
import type { WireRecord, WireValue } from '../../src/xenapi/index.js';

/** Real pool databases lie beside a developer's checkout; they are not part of the project. */
const folder = join(__dirname, '../../../shared/data');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];

/** Tables of the networking of hosts: a reset takes rows of these only. */
const networking = ['PIF', 'PIF_metrics', 'Bond', 'VLAN', 'tunnel', 'network_sriov'];

/**
 * Every row of a database's text by table and ref. Read with a pattern, so that the project's own
 * reader is not its judge.
 */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const [, table = '', body = ''] of text.matchAll(/<table name="([^"]*)">(.*?)<\/table>/gs)) {
    for (const [row, ref = ''] of body.matchAll(/<row ref="([^"]*)"[^>]*>/g))
      rows.set(`${table} ${ref}`, row);
  }
  return rows;
}

async function recordsOf(
  test: TestXapi,
  table: string,
): Promise<readonly (readonly [string, WireRecord])[]> {
  return Object.entries(await test.records(table)).map(
    ([ref, record]) => [ref, asRecord(record)] as const,
  );
}

const lease = {
  address: '198.51.100.7',
  netmask: '255.255.255.0',
  gateway: '198.51.100.1',
  dns: ['198.51.100.53'],
};
const bringUp = {
  up: () => Promise.resolve({ ipv4: lease, ipv6: null }),
  given: () => Promise.resolve({ ipv4: null, ipv6: null }),
  down: () => Promise.resolve(),
};

/** The host's NICs as its own records describe them. */
async function nicsOf(test: TestXapi, host: WireValue): Promise<readonly Nic[]> {
  const physical = (await recordsOf(test, 'PIF')).filter(
    ([, pif]) => pif['host'] === host && pif['physical'] === true,
  );
  return physical.map(([, pif]) => nic(asText(pif['device']), asText(pif['MAC'])));
}

interface Subject {
  readonly text: string;
  readonly host: string;
  readonly uuid: string;
  readonly bridge: string;
  readonly device: string;
  readonly nics: readonly Nic[];
}

/** The same database as our own writer spells it, so that rows can be compared as text. */
async function respelled(text: string): Promise<string> {
  let spelled = '';
  await withXapi(
    text,
    async (test) => {
      const [network = ''] = Object.keys(await test.records('network'));
      const label = asText(await test.call('network.get_name_label', network));
      for (const each of [`${label}!`, label])
        await test.call('network.set_name_label', network, each);
      spelled = await test.closed();
    },
    { inventory: null },
  );
  return spelled;
}

/** Each host of a database with its management interface. */
async function subjectsOf(text: string): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  await withXapi(
    text,
    async (test) => {
      const networks = await test.records('network');
      const pifs = await recordsOf(test, 'PIF');
      for (const [host, record] of await recordsOf(test, 'host')) {
        const management = pifs.find(
          ([, pif]) => pif['host'] === host && pif['management'] === true,
        )?.[1];
        const bridge = asText(asRecord(networks[asText(management?.['network'])])['bridge']);
        subjects.push({
          text,
          host,
          uuid: asText(record['uuid']),
          bridge,
          device: asText(management?.['device']),
          nics: await nicsOf(test, host),
        });
      }
    },
    { inventory: null },
  );
  return subjects;
}

async function resetAndComeBack({ text, host, uuid, bridge, nics }: Subject): Promise<void> {
  await withXapi(
    text,
    async (test) => {
      const before = rowsOf(text);
      await test.call('host.reset_networking', host);
      expect(await relationFaults(test.records)).toEqual([]);
      await test.call('pool.sync_database');
      const wiped = rowsOf(readFileSync(test.databasePath, 'utf8'));
      const gone = [...before.keys()].filter((row) => !wiped.has(row));
      expect([...wiped.keys()].filter((row) => !before.has(row))).toEqual([]);
      expect(gone.filter((row) => !networking.includes(row.split(' ')[0] ?? ''))).toEqual([]);
      expect(gone.filter((row) => row.startsWith('PIF ')).length).toBeGreaterThanOrEqual(
        nics.length,
      );

      await test.call('PIF.scan', host);
      const scanned = (await recordsOf(test, 'PIF')).filter(([, pif]) => pif['host'] === host);
      expect(scanned.map(([, pif]) => pif['device']).sort()).toEqual(
        nics.map(({ device }) => device).sort(),
      );
      expect(scanned.filter(([, pif]) => pif['management'] === true)).toHaveLength(
        nics.some(({ device }) => bridge === `xenbr${device.slice(3)}`) ? 1 : 0,
      );
      const [pif = ''] =
        scanned.find(([, each]) => each['management'] === true) ?? scanned[0] ?? [];
      await test.call('PIF.reconfigure_ip', pif, 'DHCP', '', '', '', '');
      await test.call('host.management_reconfigure', pif);
      expect(await test.record('PIF', pif)).toMatchObject({
        management: true,
        currently_attached: true,
        IP: lease.address,
        DNS: lease.dns.join(','),
      });
      expect(await test.call('host.get_address', host)).toBe(lease.address);
      expect(await relationFaults(test.records)).toEqual([]);

      const after = rowsOf(await test.closed());
      // Nothing that is left speaks of what has gone, and nobody else's row is another than before
      // (but for sets that are read off others).
      const removed = new Set(gone.map((row) => row.split(' ')[1] ?? ''));
      const dangling = [...after].filter(([, line]) =>
        [...line.matchAll(/OpaqueRef:[0-9a-fA-F-]+/g)].some(([ref]) => removed.has(ref)),
      );
      expect(dangling.map(([row]) => row)).toEqual([]);
      const changed = [...after].filter(
        ([row, line]) =>
          before.has(row) && before.get(row) !== line && !/^(network|host|pool) /.test(row),
      );
      expect(changed.map(([row]) => row)).toEqual([]);
      const image = async (from: TestXapi) =>
        Promise.all(
          [...networking, 'network', 'host', 'VM', 'VIF', 'pool', 'PCI'].map((table) =>
            from.records(table),
          ),
        );
      const last = await image(test);
      await withXapi(
        readFileSync(test.databasePath, 'utf8'),
        async (again) => {
          expect(await image(again)).toEqual(last);
          expect(await relationFaults(again.records)).toEqual([]);
        },
        { inventory: null },
      );
    },
    { inventory: inventory(bridge, uuid), nics: () => Promise.resolve(known(nics)), bringUp },
  );
}

const onReal = testWhere(
  files.length > 0,
  `no real pool database is beside this checkout (${folder})`,
);

onReal.each(files.length > 0 ? files : ['(no file)'])(
  '%s: each host is reset, scanned and comes back; nothing else changes and nothing dangles',
  async (name) => {
    const subjects = await subjectsOf(await respelled(readFileSync(join(folder, name), 'utf8')));
    expect(subjects.length).toBeGreaterThan(0);
    for (const subject of subjects) await resetAndComeBack(subject);
  },
);
