import { lookUntil, type HostPort, type PoolNow, type PoolRecovery } from '../../model/index.js';
import { readHostUuid, readPoolRole } from '../../reset/index.js';
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
  return { pool: await readPoolRole(host.files), xapi };
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
    const uuid = await readHostUuid(host.files);
    return asString(asked.value) === uuid ? 'running' : 'starting';
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
