import { asMap, asString, type WireRecord } from '../../../src/xenapi/index.js';
import { classes } from '../../../src/xapi/schema/index.js';
import { refsIn, relationFaults, tablesOf } from '../relations.js';
import type { PoolHost } from './pool.js';

/** Every class whose records can be read as a whole. */
const readable = [...classes.keys()].filter((name) => name !== 'session');

/**
 * Every defect in the whole pool database, asked of this host: references that lead nowhere, a
 * relation whose two sides differ, a host without exactly one management PIF, and two PIFs of a
 * host with one device and VLAN. Empty when there is none.
 */
export async function poolFaults(host: Pick<PoolHost, 'call'>): Promise<readonly string[]> {
  const read = async (table: string): Promise<WireRecord> =>
    asMap(await host.call(`${table}.get_all_records`));
  const tables = await tablesOf(read, readable);
  const there = new Set([...tables.values()].flatMap((rows) => [...rows.keys()]));
  const dangling = [...tables].flatMap(([name, rows]) =>
    [...rows].flatMap(([ref, record]) =>
      Object.entries(record).flatMap(([field, value]) =>
        refsIn(value)
          .filter((to) => !there.has(to))
          .map((to) => `${name} ${ref} ${field} leads nowhere: ${to}`),
      ),
    ),
  );
  const pifs = [...(tables.get('PIF')?.values() ?? [])];
  const perHost = [...(tables.get('host') ?? [])].flatMap(([ref, record]) => {
    const own = pifs.filter((pif) => pif['host'] === ref);
    const name = asString(record['name_label']);
    const places = own
      .filter((pif) => pif['physical'] === true || pif['VLAN'] !== -1)
      .map((pif) => `${asString(pif['device'])} ${JSON.stringify(pif['VLAN'])}`);
    const twice = places.filter((place, index) => places.indexOf(place) !== index);
    const management = own.filter((pif) => pif['management'] === true).length;
    return [
      ...(management === 1 ? [] : [`${name} has ${management} management PIFs`]),
      ...twice.map((place) => `${name} has ${place} twice`),
    ];
  });
  return [...dangling, ...(await relationFaults(read)), ...perHost];
}
