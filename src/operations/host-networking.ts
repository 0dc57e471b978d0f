import type { CallOptions, XenApiSession, WireRecord } from '../xenapi/index.js';
import { follow, readHostRef, readRecords, type Read, type Records } from './host-records.js';
import { asBool, asInt, asRef, asString } from '../xenapi/index.js';

/** What a reset of one host's networking takes out of the pool database, and the VMs that die with its reboot, by names an operator knows. */
export interface HostNetworking {
  readonly loss: {
    readonly pifs: readonly string[];
    readonly bonds: readonly string[];
    readonly vlans: readonly string[];
    readonly tunnels: readonly string[];
    readonly sriovNetworks: readonly string[];
    readonly clusterHosts: readonly string[];
  };
  /** Resident on the host and running, without its control domain. */
  readonly runningVms: readonly { readonly uuid: string; readonly name: string }[];
}

const networkingClasses = [
  'PIF',
  'Bond',
  'VLAN',
  'tunnel',
  'network_sriov',
  'network',
  'Cluster_host',
  'VM',
] as const;
type ClassName = (typeof networkingClasses)[number];
type Tables = Readonly<Record<ClassName, Records>>;

async function readTables(session: XenApiSession, options: CallOptions): Promise<Read<Tables>> {
  const tables: Record<ClassName, Records> = {
    PIF: new Map(),
    Bond: new Map(),
    VLAN: new Map(),
    tunnel: new Map(),
    network_sriov: new Map(),
    network: new Map(),
    Cluster_host: new Map(),
    VM: new Map(),
  };
  for (const name of networkingClasses) {
    const read = await readRecords(session, name, options);
    if (!read.ok) return read;
    tables[name] = read.value;
  }
  return { ok: true, value: tables };
}

/** A PIF as an operator calls it: `eth0`, or `eth0 VLAN 20`. */
function pifName(pif: WireRecord | undefined): string {
  if (pif === undefined) return 'a PIF that is gone';
  const tag = asInt(pif['VLAN']) ?? -1;
  return tag < 0 ? asString(pif['device']) : `${asString(pif['device'])} VLAN ${tag}`;
}

/** Names with the network a PIF is on. */
function naming({ PIF, network }: Tables): {
  readonly on: (pif: WireRecord | undefined) => string;
  readonly members: (bond: string) => string;
} {
  const on = (pif: WireRecord | undefined): string => {
    const label = asString(follow(network, pif?.['network'])?.['name_label']);
    return label === '' ? '' : `, network "${label}"`;
  };
  const members = (bond: string): string =>
    [...PIF.values()]
      .filter((pif) => asRef(pif['bond_slave_of']) === bond)
      .map(pifName)
      .toSorted()
      .join(' + ');
  return { on, members };
}

/** Rows of a class one of whose named ends is a PIF of the host: a row whose other end is missing goes too. */
function touching(
  records: Records,
  own: Records,
  ...ends: readonly string[]
): readonly (readonly [string, WireRecord])[] {
  return [...records].filter(([, row]) => ends.some((end) => own.has(asRef(row[end]) ?? '')));
}

function lossOf(tables: Tables, host: string): HostNetworking['loss'] {
  const { PIF, Bond, VLAN, tunnel } = tables;
  const { on, members } = naming(tables);
  const own: Records = new Map([...PIF].filter(([, pif]) => asRef(pif['host']) === host));
  const bonds = [...Bond].filter(
    ([ref, bond]) =>
      own.has(asRef(bond['master']) ?? '') ||
      [...own.values()].some((pif) => asRef(pif['bond_slave_of']) === ref),
  );
  const end = (row: WireRecord, field: string): WireRecord | undefined => follow(PIF, row[field]);
  return {
    pifs: [...own.values()]
      .map((pif) => `${pifName(pif)}${on(pif)}${asBool(pif['management']) ? ' (management)' : ''}`)
      .toSorted(),
    bonds: bonds
      .map(
        ([ref, bond]) =>
          `${pifName(end(bond, 'master'))} (${members(ref)}), ${asString(bond['mode'])}${on(end(bond, 'master'))}`,
      )
      .toSorted(),
    vlans: touching(VLAN, own, 'untagged_PIF', 'tagged_PIF')
      .map(
        ([, vlan]) =>
          `VLAN ${asInt(vlan['tag']) ?? '?'} on ${pifName(end(vlan, 'tagged_PIF'))}${on(end(vlan, 'untagged_PIF'))}`,
      )
      .toSorted(),
    tunnels: touching(tunnel, own, 'access_PIF', 'transport_PIF')
      .map(
        ([, row]) =>
          `${pifName(end(row, 'access_PIF'))} over ${pifName(end(row, 'transport_PIF'))}${on(end(row, 'access_PIF'))}`,
      )
      .toSorted(),
    sriovNetworks: touching(tables.network_sriov, own, 'physical_PIF', 'logical_PIF')
      .map(
        ([, row]) => `SR-IOV on ${pifName(end(row, 'physical_PIF'))}${on(end(row, 'logical_PIF'))}`,
      )
      .toSorted(),
    clusterHosts: touching(tables.Cluster_host, own, 'PIF')
      .filter(([, row]) => asBool(row['enabled']))
      .map(([, row]) => `cluster membership over ${pifName(end(row, 'PIF'))}`)
      .toSorted(),
  };
}

function runningOn({ VM }: Tables, host: string): HostNetworking['runningVms'] {
  return [...VM.values()]
    .filter(
      (vm) =>
        asRef(vm['resident_on']) === host &&
        asString(vm['power_state']) === 'Running' &&
        !asBool(vm['is_control_domain']),
    )
    .map((vm) => ({ uuid: asString(vm['uuid']), name: asString(vm['name_label']) }))
    .toSorted((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
}

/** Reads it over XenAPI for the host with this uuid ('': the host the session is on). */
export async function readHostNetworking(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Read<HostNetworking>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const tables = await readTables(session, options);
  if (!tables.ok) return tables;
  return {
    ok: true,
    value: {
      loss: lossOf(tables.value, host.value),
      runningVms: runningOn(tables.value, host.value),
    },
  };
}
