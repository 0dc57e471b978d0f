import {
  hostPaths,
  lookUntil,
  type HostPort,
  type PoolNow,
  type PoolRecovery,
  type PoolRole,
} from '../../model/index.js';
import { inventoryOf, parsePoolConf } from '../../reset/index.js';
import { asString, conditionBy, type XenApiClient } from '../../xenapi/index.js';
import { readEmergencyNote } from '../facts/emergency.js';
import { readCoordinator } from '../pool-record.js';
import { withSession } from '../with-session.js';

/** The recoveries that change this host's own role. */
export type RoleRecovery = Exclude<PoolRecovery, { readonly kind: 'recoverSupporters' }>;

/** How long to wait for XAPI to take up its new role. */
export interface ReadBackOptions {
  /** Default 30 s. */
  readonly waitMs?: number;
}

const askMs = 5_000;
const everyMs = 250;

/** The role that pool.conf gives this host. */
export async function poolRoleOf({ files }: Pick<HostPort, 'files'>): Promise<PoolRole> {
  return parsePoolConf(await files.read(hostPaths.poolConf));
}

/**
 * The host's role after a change, and the state of its XAPI, which restarts. Waits until XAPI works
 * in the new role, or says that it does not find the new coordinator.
 */
export async function poolAfter(
  host: HostPort,
  client: XenApiClient,
  recovery: RoleRecovery,
  { waitMs = 30_000 }: ReadBackOptions,
): Promise<PoolNow> {
  const xapi = await lookUntil(
    () => stateIn(host, client, recovery),
    (state) => state === 'running' || state === 'emergency',
    { everyMs, withinMs: waitMs },
  );
  return { pool: await poolRoleOf(host), xapi };
}

/** XAPI's state in the new role. It is `starting` while the state is that of the former role. */
async function stateIn(
  host: HostPort,
  client: XenApiClient,
  recovery: RoleRecovery,
): Promise<PoolNow['xapi']> {
  const asked = await withSession(
    client,
    async (session) => {
      if (recovery.kind === 'pointAtCoordinator') return session.call('pool.get_all');
      const coordinator = await readCoordinator(session);
      return coordinator.ok ? session.call('host.get_uuid', [coordinator.value]) : coordinator;
    },
    { timeoutMs: askMs },
  );
  if (recovery.kind === 'becomeCoordinator') {
    if (!asked.ok) return beforeEmergency(conditionBy(asked.error));
    const inventory = inventoryOf(await host.files.read(hostPaths.inventory));
    return asString(asked.value) === inventory.installationUuid ? 'running' : 'starting';
  }
  if (asked.ok) return 'running';
  const note = await readEmergencyNote(host);
  return note?.coordinator === recovery.address
    ? 'emergency'
    : beforeEmergency(conditionBy(asked.error));
}

/** An emergency that is not about the new coordinator is that of the former role. */
const beforeEmergency = (state: PoolNow['xapi']): PoolNow['xapi'] =>
  state === 'emergency' ? 'starting' : state;
