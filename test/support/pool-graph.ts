import { identitiesOf } from '../../src/reset/index.js';
import {
  isWireArray,
  isWireRecord,
  type WireRecord,
  type WireValue,
} from '../../src/xenapi/index.js';
import { asList, asRecord, asText, type TestXapi } from '../xapi/with-xapi.js';
import { networkingNow } from './rebuild/rebuilt-host.js';
import { tablesOf } from './relations.js';

/** The classes that a reset or a rebuild can touch. */
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
  'pool',
  'Cluster',
  'Cluster_host',
] as const;

/** The class of an object made by a call, and its field with the PIF that names it. */
const named = [
  ['Bond', 'master'],
  ['VLAN', 'untagged_PIF'],
  ['tunnel', 'access_PIF'],
  ['network_sriov', 'logical_PIF'],
] as const;

type Objects = ReadonlyMap<string, ReadonlyMap<string, WireRecord>>;

/**
 * The objects as if the ports had kept their names. `former`: the former name of each port of the
 * host by its present name. XAPI chooses the network of a port by the name, so each port is put on
 * the network of its former name, and nothing else moves.
 */
function underFormerNames(
  objects: Objects,
  host: string,
  former: ReadonlyMap<string, string>,
): Objects {
  const pifs = objects.get('PIF') ?? new Map<string, WireRecord>();
  const own = [...pifs].filter(([, pif]) => pif['host'] === host);
  const ports = own.filter(([, pif]) => pif['physical'] === true);
  const networkOf = new Map(ports.map(([, pif]) => [pif['device'], pif['network']]));
  const moved = new Map(
    own.map(([ref, pif]) => {
      const device = former.get(asText(pif['device'])) ?? asText(pif['device']);
      const network = pif['physical'] === true ? networkOf.get(device) : pif['network'];
      const name = 'device_name' in pif ? { device_name: device } : {};
      return [ref, { ...pif, device, ...name, network: network ?? '' }] as const;
    }),
  );
  const all = new Map([...pifs, ...moved]);
  const networks = [...(objects.get('network') ?? [])].map(([ref, network]) => {
    const there = [...all].filter(([, pif]) => pif['network'] === ref);
    return [ref, { ...network, PIFs: there.map(([pif]) => pif) }] as const;
  });
  return new Map([...objects, ['PIF', all], ['network', new Map(networks)]]);
}

/** A name for each object that stays the same when it is made again. */
async function namesOf(
  test: TestXapi,
  uuid: string,
  objects: Objects,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(identitiesOf(await networkingNow(test, uuid)));
  for (const [table, field] of named)
    for (const [ref, record] of objects.get(table) ?? []) {
      const pif = names.get(asText(record[field]));
      if (pif !== undefined) names.set(ref, `${table} ${pif}`);
    }
  // Metrics may be shared: they have the name of the first of their PIFs.
  const pifs = [...(objects.get('PIF') ?? [])].flatMap(([ref, record]) => {
    const name = names.get(ref);
    return name === undefined ? [] : [{ name, metrics: asText(record['metrics']) }];
  });
  for (const { name, metrics } of pifs.toSorted((one, other) => (one.name < other.name ? -1 : 1)))
    if (metrics !== 'OpaqueRef:NULL' && !names.has(metrics)) names.set(metrics, `metrics ${name}`);
  return names;
}

const addressFields = ['IP', 'netmask', 'gateway', 'IPv6', 'ipv6_gateway', 'DNS'];
const leases = ['DHCP', 'Autoconf'];

/** Whether an address of the PIF is a lease, which the network chooses. */
function isLeased(pif: WireRecord): boolean {
  return ['ip_configuration_mode', 'ipv6_configuration_mode'].some((field) =>
    leases.includes(asText(pif[field] ?? '')),
  );
}

const isBond = (pif: WireRecord): boolean => asList(pif['bond_master_of']).length > 0;
const isTunnel = (pif: WireRecord): boolean => asList(pif['tunnel_access_PIF_of']).length > 0;
const isVlan = (pif: WireRecord): boolean => pif['VLAN_master_of'] !== 'OpaqueRef:NULL';
const isMember = (pif: WireRecord): boolean => pif['bond_slave_of'] !== 'OpaqueRef:NULL';

/**
 * What xapi's own calls make in another way than before, whatever a rebuild does. `isSo`: for which
 * objects. Every other field of every object is compared.
 */
const differences: readonly {
  readonly why: string;
  readonly table: string;
  readonly fields: readonly string[];
  readonly isSo?: (record: WireRecord) => boolean;
}[] = [
  ...['PIF', ...named.map(([table]) => table)].map((table) => ({
    why: 'a new object has a new uuid',
    table,
    fields: ['uuid'],
  })),
  {
    why: 'xapi draws the MAC of a tunnel, and a Bond takes that of its primary member',
    table: 'PIF',
    fields: ['MAC'],
    isSo: (pif) => isTunnel(pif) || isBond(pif),
  },
  {
    why: 'old databases spell the MAC of a VLAN otherwise',
    table: 'PIF',
    fields: ['MAC'],
    isSo: (pif) => isVlan(pif) && pif['MAC'] !== 'fe:ff:ff:ff:ff:ff',
  },
  {
    why: 'xapi makes Bonds, tunnels and VLANs on them with -1 until it reads the kernel again',
    table: 'PIF',
    fields: ['MTU'],
    isSo: (pif) => pif['physical'] !== true,
  },
  {
    why: 'members follow their Bond, and xapi plugs what it makes',
    table: 'PIF',
    fields: ['currently_attached'],
    isSo: (pif) => pif['physical'] !== true || isMember(pif),
  },
  { why: 'the network gives a lease', table: 'PIF', fields: addressFields, isSo: isLeased },
  { why: 'the network gives a lease', table: 'host', fields: ['address'] },
  {
    why: 'xapi shares those of the PIF below; old databases have others or none',
    table: 'PIF',
    fields: ['metrics'],
    isSo: (pif) => pif['physical'] !== true,
  },
  {
    why: 'old databases name none, and xapi takes the member that has management',
    table: 'Bond',
    fields: ['primary_slave'],
  },
  { why: 'the VIFs tell their networks', table: 'network', fields: ['VIFs'] },
  { why: 'a reading of the kernel', table: 'Bond', fields: ['links_up'] },
];

/** Stands for a value that xapi makes in another way. */
const notCompared = '?';

const isDifference = (table: string, field: string, record: WireRecord): boolean =>
  differences.some(
    (one) => one.table === table && one.fields.includes(field) && one.isSo?.(record) !== false,
  );

/**
 * The network of each Bond member, with the network of the Bond. Bond.create moves the VIFs there.
 */
function bondNetworks(objects: Objects): ReadonlyMap<string, string> {
  const pifs = objects.get('PIF');
  const networkOf = (pif: WireValue): string => asText(pifs?.get(asText(pif))?.['network'] ?? '');
  return new Map(
    [...(objects.get('Bond')?.values() ?? [])].flatMap((bond) =>
      asList(bond['slaves']).map(
        (member) => [networkOf(member), networkOf(bond['master'] ?? '')] as const,
      ),
    ),
  );
}

/** Spellings of one value. A number of a Bond or tunnel is the next free one. */
function spelled(field: string, value: WireValue): WireValue {
  if (field === 'device' || field === 'device_name')
    return asText(value).replace(/^(bond|tunnel)\d+/u, '$1');
  if (field === 'IPv6') return asList(value).filter((each) => each !== '');
  if (field === 'properties')
    return Object.fromEntries(
      Object.entries(asRecord(value)).filter(([key, each]) => defaults.get(key) !== each),
    );
  return value;
}

/** The values that xapi sets itself if a call leaves them out. */
const defaults = new Map([
  ['gro', 'on'],
  ['hashing_algorithm', 'tcpudp_ports'],
  ['lacp-time', 'slow'],
  ['lacp-fallback-ab', 'true'],
]);

function renamed(value: WireValue, names: ReadonlyMap<string, string>): WireValue {
  if (isWireArray(value))
    return value
      .map((each) => renamed(each, names))
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (isWireRecord(value))
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [names.get(key) ?? key, renamed(each, names)] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  return typeof value === 'string' ? (names.get(value) ?? value) : value;
}

/**
 * Every object of the pool with every field, one line each, by names that a reset does not change.
 * `former`: the former names of ports that have other names now.
 */
export async function poolGraph(
  test: TestXapi,
  uuid: string,
  former: ReadonlyMap<string, string> = new Map(),
): Promise<readonly string[]> {
  const found = await tablesOf(test.records, classes);
  const host = [...(found.get('host') ?? [])].find(([, record]) => record['uuid'] === uuid);
  const objects = underFormerNames(found, host?.[0] ?? '', former);
  const names = await namesOf(test, uuid, objects);
  const bonded = bondNetworks(objects);
  const placed = (table: string, field: string, value: WireValue): WireValue =>
    table === 'VIF' && field === 'network'
      ? (bonded.get(asText(value)) ?? value)
      : spelled(field, value);
  return [...objects]
    .filter(([table]) => table !== 'PIF_metrics')
    .flatMap(([table, rows]) =>
      [...rows].flatMap(([ref, record]) => {
        const name = names.get(ref) ?? ref;
        return Object.entries(record).map(([field, value]) => {
          const told = isDifference(table, field, record)
            ? notCompared
            : JSON.stringify(renamed(placed(table, field, value), names));
          return `${table} ${name}: ${field} = ${told}`;
        });
      }),
    )
    .toSorted();
}

const placeOf = (line: string): string => line.slice(0, line.indexOf(' = '));

/**
 * The lines in which two graphs differ: `-` only before, `+` only now. `gone`: identities of
 * objects that cannot be there again. A field that referred to one of them may differ, and so may
 * the fields that xapi makes in another way; nothing else may.
 */
export function changed(
  before: readonly string[],
  after: readonly string[],
  gone: ReadonlySet<string> = new Set(),
): readonly string[] {
  const [was, is] = [new Set(before), new Set(after)];
  const touched = (line: string): boolean =>
    line.endsWith(` = ${notCompared}`) || [...gone].some((name) => line.includes(name));
  const ignored = new Set(before.filter(touched).map(placeOf));
  const news = (lines: readonly string[], there: ReadonlySet<string>): readonly string[] =>
    lines.filter((line) => !there.has(line) && !ignored.has(placeOf(line)));
  return [
    ...news(before, is).map((line) => `- ${line}`),
    ...news(after, was).map((line) => `+ ${line}`),
  ];
}
