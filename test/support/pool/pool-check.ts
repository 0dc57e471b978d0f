import {
  asMap,
  asString,
  isWireArray,
  isWireRecord,
  type WireValue,
} from '../../../src/xenapi/index.js';
import type { PoolHost } from './pool.js';

/** The classes that a reset touches, and those that point at them. */
const classes = [
  'pool',
  'host',
  'host_metrics',
  'network',
  'PIF',
  'PIF_metrics',
  'Bond',
  'VLAN',
  'tunnel',
  'VIF',
  'VM',
  'PBD',
  'SR',
] as const;

const isRef = (value: WireValue): value is string =>
  typeof value === 'string' && value.startsWith('OpaqueRef:') && value !== 'OpaqueRef:NULL';

/** All references in a value. */
function refsIn(value: WireValue): readonly string[] {
  if (isRef(value)) return [value];
  if (isWireArray(value)) return value.flatMap(refsIn);
  return isWireRecord(value) ? Object.values(value).flatMap(refsIn) : [];
}

/**
 * What is wrong in the whole pool database, asked of this host: references that lead nowhere, a
 * host without exactly one management PIF, two PIFs of a host with one device and VLAN, a VLAN or
 * Bond that its PIFs do not know. Empty when all is well.
 */
export async function poolFaults(host: Pick<PoolHost, 'call'>): Promise<readonly string[]> {
  const rows = new Map<string, Readonly<Record<string, WireValue>>>();
  const tables = new Map<string, readonly string[]>();
  for (const name of classes) {
    const records = Object.entries(asMap(await host.call(`${name}.get_all_records`)));
    tables.set(
      name,
      records.map(([ref]) => ref),
    );
    for (const [ref, record] of records) rows.set(ref, asMap(record));
  }
  // A reference to a class that is not read here begins like no row of a class that is.
  const fields = ['host', 'network', 'PIFs', 'metrics', 'bond_slave_of', 'bond_master_of'];
  const linked = [...fields, 'VLAN_master_of', 'VLAN_slave_of', 'tagged_PIF', 'untagged_PIF'];
  const watched = [...linked, 'master', 'slaves', 'primary_slave', 'access_PIF', 'transport_PIF'];
  const dangling = [...rows].flatMap(([ref, record]) =>
    watched.flatMap((field) =>
      refsIn(record[field] ?? '')
        .filter((to) => !rows.has(to) && !(field === 'metrics' && 'power_state' in record))
        .map((to) => `${ref}.${field} leads nowhere: ${to}`),
    ),
  );
  const pifs = (tables.get('PIF') ?? []).map((ref) => rows.get(ref) ?? {});
  const perHost = (tables.get('host') ?? []).flatMap((ref) => {
    const own = pifs.filter((pif) => pif['host'] === ref);
    const name = asString(rows.get(ref)?.['name_label']);
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
  const vlans = (tables.get('VLAN') ?? []).flatMap((ref) => {
    const untagged = rows.get(asString(rows.get(ref)?.['untagged_PIF']));
    return untagged?.['VLAN_master_of'] === ref ? [] : [`VLAN ${ref} is not known to its PIF`];
  });
  return [...dangling, ...perHost, ...vlans];
}
