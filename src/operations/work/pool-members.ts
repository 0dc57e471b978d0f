import {
  byName,
  known,
  ok,
  type HostFilePort,
  type Known,
  type PoolMember,
  type PoolMembers,
  type Result,
} from '../../model/index.js';
import {
  asBool,
  asMap,
  asString,
  type CallOptions,
  type WireRecord,
  type XenApiSession,
} from '../../xenapi/index.js';
import type { OperationError } from '../call.js';
import { readStoredTables } from '../facts/stored-tables.js';
import { coordinatorRef, poolRecord } from '../pool-record.js';
import { follow, readHostRef, readTables, rowsOf, type Records } from '../records.js';
import { vmsOnHost } from '../vms-on-host.js';

const classes = ['host', 'host_metrics', 'pool', 'VM'] as const;

/** The state as the pool has it. The file of a XAPI that is down tells none. */
function stateOf(
  host: WireRecord,
  metrics: Records,
  source: PoolMembers['source'],
): PoolMember['state'] {
  if (source === 'database') return 'unknown';
  const measured = follow(metrics, host['metrics']);
  if (measured !== undefined && !asBool(measured['live'])) return 'silent';
  return asBool(host['enabled']) ? 'up' : 'maintenance';
}

function membersOf(
  tables: ReadonlyMap<string, Records>,
  here: string,
  source: PoolMembers['source'],
): PoolMembers {
  const rows = (name: (typeof classes)[number]): Records => rowsOf(tables, name);
  const coordinator = coordinatorRef(tables.get('pool'));
  const members = [...rows('host')].map(([ref, host]) => ({
    uuid: asString(host['uuid']),
    name: asString(host['name_label']),
    address: asString(host['address']),
    isCoordinator: coordinator === ref,
    here: ref === here,
    state: stateOf(host, rows('host_metrics'), source),
    version: asString(asMap(host['software_version'])['product_version']),
    vms: vmsOnHost(tables.get('VM'), ref).length,
  }));
  const sorted = byName(members);
  return {
    pool: asString(poolRecord(tables.get('pool'))?.['name_label']),
    members: [
      ...sorted.filter(({ isCoordinator }) => isCoordinator),
      ...sorted.filter(({ isCoordinator }) => !isCoordinator),
    ],
    source,
  };
}

/** Reads the hosts of the pool, as seen from the host with this uuid. */
export async function readPoolMembers(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<PoolMembers, OperationError>> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) return self;
  const tables = await readTables(session, classes, options);
  return tables.ok
    ? ok(membersOf(new Map<string, Records>(tables.value), self.value, 'xapi'))
    : tables;
}

/** Reads the hosts from the pool database's file, for a coordinator whose XAPI is down. */
export async function readStoredMembers(
  files: Pick<HostFilePort, 'text'>,
  hostUuid: string,
): Promise<Known<PoolMembers>> {
  const stored = await readStoredTables(files, hostUuid, classes);
  return stored.known
    ? known(membersOf(stored.value.tables, stored.value.here ?? '', 'database'))
    : stored;
}
