import {
  commaList,
  ok,
  poolWiring,
  type DatabaseStatus,
  type ManagementPort,
  type ManagementStatus,
  type Result,
} from '../../model/index.js';
import {
  asBool,
  asInt,
  asMap,
  asRef,
  asString,
  asStrings,
  type CallOptions,
  type WireRecord,
  type XenApiSession,
} from '../../xenapi/index.js';
import type { OperationError } from '../call.js';
import { networkingClasses, networkingOf, type NetworkingTables } from './host-networking.js';
import { coordinatorRef, isHaEnabled, poolRecord } from '../pool-record.js';
import {
  follow,
  ipv6AddressesOf,
  ipv4ModeOf,
  ipv6ModeOf,
  managementPif,
  readHostRef,
  readTables,
  rowsOf,
  type Records,
} from '../records.js';

/** The VLAN tag of a PIF; '' = untagged. */
function tagOf(pif: WireRecord): string {
  const tag = asInt(pif['VLAN']) ?? -1;
  return tag < 0 ? '' : String(tag);
}

const macOf = (pif: WireRecord | undefined): string => asString(pif?.['MAC']).toLowerCase();

/** The untagged PIF below a PIF: the PIF itself, or the NIC or Bond below a VLAN. */
function carrierOf(pif: WireRecord, pifs: Records): WireRecord {
  if (asBool(pif['physical'])) return pif;
  const same = [...pifs.values()].filter(
    (other) =>
      other['device'] === pif['device'] &&
      asRef(other['host']) === asRef(pif['host']) &&
      tagOf(other) === '',
  );
  return (
    same.find((other) => asBool(other['physical'])) ??
    same.find((other) => asStrings(other['bond_master_of']).length > 0) ??
    pif
  );
}

/** The NICs of a Bond; empty for any other PIF. */
function membersOf(carrier: WireRecord, pifs: Records): readonly ManagementPort[] {
  const bonds = asStrings(carrier['bond_master_of']);
  return [...pifs.values()]
    .filter((pif) => bonds.includes(asRef(pif['bond_slave_of']) ?? ''))
    .map((pif) => ({ device: asString(pif['device']), mac: macOf(pif) }));
}

/** The management interface, from the record of its PIF and the other records. */
export function managementOf(pif: WireRecord, pifs: Records, metrics: Records): ManagementStatus {
  const measured = follow(metrics, pif['metrics']);
  const carrier = carrierOf(pif, pifs);
  return {
    source: 'xapi',
    device: asString(pif['device']),
    mac: macOf(carrier),
    vlan: tagOf(pif),
    mode: ipv4ModeOf(pif),
    address: asString(pif['IP']),
    netmask: asString(pif['netmask']),
    gateway: asString(pif['gateway']),
    dns: commaList(asString(pif['DNS'])),
    modeV6: ipv6ModeOf(pif),
    addresses6: ipv6AddressesOf(pif),
    gateway6: asString(pif['ipv6_gateway']),
    members: membersOf(carrier, pifs),
    link: measured === undefined ? 'unknown' : asBool(measured['carrier']) ? 'up' : 'noCarrier',
  };
}

const elsewhereKeys = { defaultRoute: 'defaultroute', nameServers: 'peerdns' } as const;

/**
 * What xapi takes from another interface of the host than the management interface: from one with
 * an IPv4 configuration whose other_config says so.
 */
function elsewhereOf(others: readonly WireRecord[]): Pick<ManagementStatus, 'elsewhere'> {
  const having = (key: string): boolean =>
    others.some((pif) => ipv4ModeOf(pif) !== 'none' && asMap(pif['other_config'])[key] === 'true');
  const elsewhere = (['defaultRoute', 'nameServers'] as const).filter((what) =>
    having(elsewhereKeys[what]),
  );
  return elsewhere.length === 0 ? {} : { elsewhere };
}

/** The classes that a host's status is made from. */
export const statusClasses = ['host', 'pool', 'PIF_metrics', ...networkingClasses] as const;

/** The status of one host in these records. */
export function hostStatusOf(
  tables: NetworkingTables,
  self: string,
  hostUuid: string,
): DatabaseStatus {
  const table = (name: (typeof statusClasses)[number]): Records => rowsOf(tables, name);
  const pifs = table('PIF');
  const pools = table('pool');
  const coordinator = table('host').get(coordinatorRef(pools) ?? '');
  const ours = [...pifs.values()].filter((pif) => asRef(pif['host']) === self);
  const management = managementPif(pifs, self)?.[1];
  return {
    hostName: asString(table('host').get(self)?.['name_label']),
    poolName: asString(poolRecord(pools)?.['name_label']),
    coordinatorName: asString(coordinator?.['name_label']),
    managementMtu: asInt(management?.['MTU']),
    management:
      management === undefined
        ? null
        : {
            ...managementOf(management, pifs, table('PIF_metrics')),
            ...elsewhereOf(ours.filter((pif) => pif !== management)),
          },
    wiring: poolWiring(networkingOf(tables, self, hostUuid)),
    haEnabled: isHaEnabled(pools),
    enabled: table('host').get(self)?.['enabled'] !== false,
  };
}

/** A host's own reference, and the records that its status is made from. */
export interface StatusRecords {
  readonly self: string;
  readonly tables: NetworkingTables;
}

/** Reads these records over XenAPI. `hostUuid` '' means the host that the session is on. */
export async function readStatusRecords(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<StatusRecords, OperationError>> {
  const [self, tables] = await Promise.all([
    readHostRef(session, hostUuid, options),
    readTables(session, statusClasses, options),
  ]);
  if (!self.ok) return self;
  return tables.ok ? ok({ self: self.value, tables: new Map(tables.value) }) : tables;
}

/** Reads a host's status over XenAPI. `hostUuid` '' means the host that the session is on. */
export async function readHostStatus(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<DatabaseStatus, OperationError>> {
  const read = await readStatusRecords(session, hostUuid, options);
  return read.ok ? ok(hostStatusOf(read.value.tables, read.value.self, hostUuid)) : read;
}

/** Reads a host's management interface only; null when none of its PIFs has the flag. */
export async function readManagement(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<ManagementStatus | null, OperationError>> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) return self;
  const tables = await readTables(session, ['PIF'], options);
  if (!tables.ok) return tables;
  const pifs = rowsOf(tables.value, 'PIF');
  const management = managementPif(pifs, self.value)?.[1];
  return ok(management === undefined ? null : managementOf(management, pifs, new Map()));
}
