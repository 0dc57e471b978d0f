import {
  isWireArray,
  isWireRecord,
  type WireRecord,
  type WireValue,
} from '../../src/xenapi/index.js';
import { asList, asRecord, asText } from '../xapi/with-xapi.js';

/** Classes that a host's networking touches. */
const classes = [
  'PIF',
  'PIF_metrics',
  'Bond',
  'VLAN',
  'tunnel',
  'network_sriov',
  'network',
  'host',
  'VIF',
  'VM',
] as const;
type ClassName = (typeof classes)[number];

/**
 * The relations of XenAPI among these classes: the stored ref on the left, the set that shows it on
 * the right (public reference).
 */
const relations: readonly (readonly [ClassName, string, ClassName, string])[] = [
  ['PIF', 'host', 'host', 'PIFs'],
  ['PIF', 'network', 'network', 'PIFs'],
  ['PIF', 'bond_slave_of', 'Bond', 'slaves'],
  ['Bond', 'master', 'PIF', 'bond_master_of'],
  ['VLAN', 'tagged_PIF', 'PIF', 'VLAN_slave_of'],
  ['tunnel', 'access_PIF', 'PIF', 'tunnel_access_PIF_of'],
  ['tunnel', 'transport_PIF', 'PIF', 'tunnel_transport_PIF_of'],
  ['network_sriov', 'physical_PIF', 'PIF', 'sriov_physical_PIF_of'],
  ['network_sriov', 'logical_PIF', 'PIF', 'sriov_logical_PIF_of'],
  ['VIF', 'network', 'network', 'VIFs'],
  ['VIF', 'VM', 'VM', 'VIFs'],
  ['VM', 'resident_on', 'host', 'resident_VMs'],
];

type Rows = ReadonlyMap<string, WireRecord>;
const none = 'OpaqueRef:NULL';

type ReadTable = (table: string) => Promise<WireRecord>;

/** The records of these classes by their refs. */
export async function tablesOf<Name extends string>(
  read: ReadTable,
  names: readonly Name[],
): Promise<ReadonlyMap<Name, Rows>> {
  const tables = new Map<Name, Rows>();
  for (const name of names) {
    const rows = Object.entries(await read(name));
    tables.set(name, new Map(rows.map(([ref, record]) => [ref, asRecord(record)])));
  }
  return tables;
}

/** All references in a value, but those to nothing. */
export function refsIn(value: WireValue): readonly string[] {
  if (isWireArray(value)) return value.flatMap(refsIn);
  if (isWireRecord(value)) return Object.values(value).flatMap(refsIn);
  const isRef = typeof value === 'string' && value.startsWith('OpaqueRef:') && value !== none;
  return isRef ? [value] : [];
}

/** The fields that refer to one of these classes, and must lead to an object that is there. */
const references: readonly (readonly [ClassName, string, ClassName])[] = [
  ...relations.flatMap(([from, field, to, set]): (readonly [ClassName, string, ClassName])[] => [
    [from, field, to],
    [to, set, from],
  ]),
  ['PIF', 'metrics', 'PIF_metrics'],
  ['PIF', 'VLAN_master_of', 'VLAN'],
  ['VLAN', 'untagged_PIF', 'PIF'],
  ['Bond', 'primary_slave', 'PIF'],
];

/**
 * Every defect: a relation whose two sides differ, or a reference to a missing object. Empty when
 * the graph is sound.
 */
export async function relationFaults(read: ReadTable): Promise<readonly string[]> {
  const tables = await tablesOf(read, classes);
  const rows = (name: ClassName): Rows => tables.get(name) ?? new Map<string, WireRecord>();
  const sides = relations.flatMap(([from, field, to, set]) =>
    [...rows(to)].flatMap(([ref, record]) => {
      const pointing = [...rows(from)].filter(([, each]) => each[field] === ref);
      const shown = asList(record[set]).map((each) => asText(each));
      return shown.toSorted().join() ===
        pointing
          .map(([each]) => each)
          .toSorted()
          .join()
        ? []
        : [`${to} ${ref} ${set} is not what ${from}.${field} says`];
    }),
  );
  const vlans = [...rows('VLAN')].flatMap(([ref, vlan]) =>
    rows('PIF').get(asText(vlan['untagged_PIF']))?.['VLAN_master_of'] === ref
      ? []
      : [`VLAN ${ref} is not that of its PIF`],
  );
  const dangling = references.flatMap(([name, field, to]) =>
    [...rows(name)].flatMap(([ref, record]) =>
      refsIn(record[field] ?? '')
        .filter((target) => !rows(to).has(target))
        .map((target) => `${name} ${ref} ${field}: ${target} is not there`),
    ),
  );
  return [...sides, ...vlans, ...dangling];
}
