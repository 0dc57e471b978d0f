import {
  networkingLoss,
  ok,
  type DatabaseStatus,
  type HostNetworking,
  type ManagementStatus,
  type Result,
  type RunningVm,
} from '../../model/index.js';
import type { CallOptions, XenApiSession } from '../../xenapi/index.js';
import type { OperationError } from '../call.js';
import { networkingOf, type NetworkingTables } from './host-networking.js';
import { hostStatusOf, managementOf, readStatusRecords } from './host-status.js';
import { coordinatorRef, isHaEnabled } from '../pool-record.js';
import type { Records } from '../records.js';
import { readRunningVms } from '../vm-shutdown.js';

/** What the pool database says about one host before a reset. */
export interface PoolNetworking {
  readonly networking: HostNetworking;
  /** null: none of its PIFs has the management flag. */
  readonly management: ManagementStatus | null;
  readonly haEnabled: boolean;
  readonly unmanagedPorts: readonly string[];
  /** Bonds, VLANs and tunnels of the coordinator; empty when this host is the coordinator. */
  readonly returning: readonly string[];
  /** The coordinator's management interface; null when this host is the coordinator. */
  readonly coordinatorManagement: ManagementStatus | null;
}

/** All that XenAPI says about a host. */
export interface PoolFacts extends PoolNetworking {
  readonly status: DatabaseStatus;
  /** The VMs that run on the host; null: not asked. */
  readonly runningVms: readonly RunningVm[] | null;
}

/** The networking of the coordinator; null when this host is the coordinator. */
function coordinatorOf(tables: NetworkingTables, host: string): HostNetworking | null {
  const coordinator = coordinatorRef(tables.get('pool'));
  return coordinator === null || coordinator === host
    ? null
    : networkingOf(tables, coordinator, '');
}

function returningFrom(coordinator: HostNetworking): readonly string[] {
  const { bonds, vlans, tunnels } = networkingLoss(coordinator);
  return [...bonds, ...vlans, ...tunnels];
}

/** The management interface of a host in these records; null when it has none. */
function managementIn(
  tables: NetworkingTables,
  { pifs: own }: HostNetworking,
): ManagementStatus | null {
  const pifs: Records = tables.get('PIF') ?? new Map();
  const pif = pifs.get(own.find(({ management }) => management)?.ref ?? '');
  return pif === undefined ? null : managementOf(pif, pifs, tables.get('PIF_metrics') ?? new Map());
}

/** The networking of one host in these records. */
export function poolNetworkingOf(
  tables: NetworkingTables,
  host: string,
  hostUuid: string,
): PoolNetworking {
  const networking = networkingOf(tables, host, hostUuid);
  const coordinator = coordinatorOf(tables, host);
  return {
    networking,
    management: managementIn(tables, networking),
    haEnabled: isHaEnabled(tables.get('pool')),
    unmanagedPorts: networking.pifs
      .filter(({ physical, managed }) => physical && !managed)
      .map(({ device }) => device),
    returning: coordinator === null ? [] : returningFrom(coordinator),
    coordinatorManagement: coordinator === null ? null : managementIn(tables, coordinator),
  };
}

/**
 * Reads the pool facts of a host. `hostUuid` '' means the host that the session is on. `vms`:
 * whether to ask for the VMs too, which may be thousands.
 */
export async function readPoolFacts(
  session: XenApiSession,
  hostUuid: string,
  vms: boolean,
  options: CallOptions = {},
): Promise<Result<PoolFacts, OperationError>> {
  const [read, runningVms] = await Promise.all([
    readStatusRecords(session, hostUuid, options),
    vms ? readRunningVms(session, hostUuid, options) : ok(null),
  ]);
  if (!read.ok) return read;
  if (!runningVms.ok) return runningVms;
  const { tables, self } = read.value;
  return ok({
    ...poolNetworkingOf(tables, self, hostUuid),
    status: hostStatusOf(tables, self, hostUuid),
    runningVms: runningVms.value,
  });
}
