import {
  ok,
  usualBondMode,
  type HostBond,
  type HostNetworking,
  type HostPif,
  type PifAddresses,
  type Result,
} from '../../model/index.js';
import {
  asBool,
  asInt,
  asMap,
  asRef,
  asString,
  type CallOptions,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../../xenapi/index.js';
import type { OperationError } from '../call.js';
import {
  ipv4ModeOf,
  ipv6AddressesOf,
  ipv6ModeOf,
  readHostRef,
  readTables,
  rowsOf,
  type Records,
} from '../records.js';

/** The XenAPI classes that describe a host's networking. */
export const networkingClasses = [
  'PIF',
  'Bond',
  'VLAN',
  'tunnel',
  'network_sriov',
  'network',
  'Cluster_host',
] as const;

/** Records of these classes, from XenAPI or from a database file. */
export type NetworkingTables = ReadonlyMap<string, Records>;

/**
 * Reads a host's networking from the pool database. `hostUuid` '' means the host that the session
 * is on.
 */
export async function readHostNetworking(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<HostNetworking, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const tables = await readTables(session, networkingClasses, options);
  return tables.ok
    ? ok(networkingOf(new Map<string, Records>(tables.value), host.value, hostUuid))
    : tables;
}

/**
 * The objects of one host among those of the pool. When a row lacks one of its two ends, the other
 * end decides whose it is.
 */
export function networkingOf(
  tables: NetworkingTables,
  host: string,
  hostUuid: string,
): HostNetworking {
  const table = (name: (typeof networkingClasses)[number]): Records => rowsOf(tables, name);
  const own: Records = new Map([...table('PIF')].filter(([, pif]) => asRef(pif['host']) === host));
  const touching = (
    name: 'VLAN' | 'tunnel' | 'network_sriov',
    pif: string,
    below: string,
  ): readonly (Joined & { readonly row: WireRecord })[] =>
    [...table(name)].flatMap(([ref, row]) => {
      const joined = { ref, row, pif: asRef(row[pif]) ?? '', below: asRef(row[below]) ?? '' };
      return own.has(joined.pif) || own.has(joined.below) ? [joined] : [];
    });
  return {
    host: hostUuid,
    pifs: [...own].map(([ref, pif]) => pifOf(ref, pif)),
    bonds: [...table('Bond')].flatMap(([ref, bond]) => bondOf(ref, bond, own)),
    vlans: touching('VLAN', 'untagged_PIF', 'tagged_PIF').map(({ row, ...joined }) => ({
      ...joined,
      tag: asInt(row['tag']) ?? -1,
      otherConfig: texts(row['other_config']),
    })),
    tunnels: touching('tunnel', 'access_PIF', 'transport_PIF').map(({ row, ...joined }) => ({
      ...joined,
      protocol: asString(row['protocol']),
      otherConfig: texts(row['other_config']),
    })),
    sriovs: touching('network_sriov', 'logical_PIF', 'physical_PIF').map(({ ref, pif, below }) => ({
      ref,
      pif,
      below,
    })),
    networks: [...table('network')].map(([networkRef, network]) => ({
      ref: networkRef,
      uuid: asString(network['uuid']),
      label: asString(network['name_label']),
      bridge: asString(network['bridge']),
    })),
    clusters: [...table('Cluster_host').values()]
      .filter((row) => own.has(asRef(row['PIF']) ?? ''))
      .map((row) => ({ pif: asRef(row['PIF']) ?? '', enabled: asBool(row['enabled']) })),
  };
}

interface Joined {
  readonly ref: string;
  readonly pif: string;
  readonly below: string;
}

function texts(value: WireValue | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(asMap(value)).flatMap(([key, text]) =>
      typeof text === 'string' ? [[key, text] as const] : [],
    ),
  );
}

function addressesOf(pif: WireRecord): PifAddresses {
  return {
    mode: ipv4ModeOf(pif),
    address: asString(pif['IP']),
    netmask: asString(pif['netmask']),
    gateway: asString(pif['gateway']),
    dns: asString(pif['DNS']),
    mode6: ipv6ModeOf(pif),
    addresses6: ipv6AddressesOf(pif),
    gateway6: asString(pif['ipv6_gateway']),
    primary: asString(pif['primary_address_type']),
  };
}

function pifOf(ref: string, pif: WireRecord): HostPif {
  const vlan = asInt(pif['VLAN']);
  return {
    ref,
    uuid: asString(pif['uuid']),
    device: asString(pif['device']),
    mac: asString(pif['MAC']).toLowerCase(),
    vlan: vlan === null || vlan < 0 ? null : vlan,
    mtu: asInt(pif['MTU']),
    physical: asBool(pif['physical']),
    // Old servers lack this field: they manage every PIF.
    managed: pif['managed'] !== false,
    attached: asBool(pif['currently_attached']),
    management: asBool(pif['management']),
    disallowUnplug: asBool(pif['disallow_unplug']),
    network: asRef(pif['network']) ?? '',
    addresses: addressesOf(pif),
    otherConfig: texts(pif['other_config']),
    properties: texts(pif['properties']),
  };
}

function bondOf(ref: string, bond: WireRecord, own: Records): readonly HostBond[] {
  const master = asRef(bond['master']) ?? '';
  const primary = asRef(bond['primary_slave']);
  const members = [...own]
    .filter(([, pif]) => asRef(pif['bond_slave_of']) === ref)
    .map(([member]) => member);
  if (!own.has(master) && members.length === 0) return [];
  return [
    {
      ref,
      master,
      members: members.toSorted(
        (one, other) => Number(other === primary) - Number(one === primary),
      ),
      mode: asString(bond['mode']) || usualBondMode,
      properties: texts(bond['properties']),
      otherConfig: texts(bond['other_config']),
      followsMac: bond['auto_update_mac'] !== false,
    },
  ];
}
