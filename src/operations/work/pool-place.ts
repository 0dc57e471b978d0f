import { lookUntil, ok, type HostPort, type JoinRequest, type Result } from '../../model/index.js';
import { readPoolRole } from '../../reset/index.js';
import {
  asString,
  type CallError,
  type WireValue,
  type XenApiClient,
  type XenApiSession,
} from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';
import { readCoordinator } from '../pool-record.js';
import { readHostRef } from '../records.js';
import { withSession } from '../with-session.js';

/** Options of a change after which XAPI restarts. */
export interface RestartOptions {
  /** How long to wait for XAPI in its new role. Default 60 s. */
  readonly waitMs?: number;
}

/** The other host's XAPI looks at many things; leaving unplugs storage. */
const limits = { timeoutMs: 10 * 60_000 } as const;
const ask = { timeoutMs: 5_000 } as const;
const everyMs = 500;

interface Named {
  readonly uuid: string;
  readonly name: string;
}

/** The coordinator, as the XAPI of this host has it now. */
async function coordinatorOf(session: XenApiSession): Promise<Result<Named, OperationError>> {
  const host = await readCoordinator(session, ask);
  if (!host.ok) return host;
  const uuid = await call(session, 'host.get_uuid', [host.value], ask);
  if (!uuid.ok) return uuid;
  const name = await call(session, 'host.get_name_label', [host.value], ask);
  if (!name.ok) return name;
  return ok({ uuid: asString(uuid.value), name: asString(name.value) });
}

/**
 * Makes a call after which XAPI restarts, and waits until this host's XAPI has a coordinator that
 * `is` the wanted one. Answers its name; null: it has not by then. A connection that breaks off is
 * no error by itself, since XAPI may have restarted before it answered.
 */
async function changeCoordinator(
  client: XenApiClient,
  change: (session: XenApiSession) => Promise<Result<WireValue, CallError>>,
  is: (uuid: string) => boolean,
  { waitMs = 60_000 }: RestartOptions,
): Promise<Result<string | null, CallError>> {
  const changed = await withSession(client, change, limits);
  if (!changed.ok && (changed.error.kind === 'api' || changed.error.code !== 'closed'))
    return changed;
  const isThere = (now: Result<Named, CallError>): boolean => now.ok && is(now.value.uuid);
  const now = await lookUntil(() => withSession(client, coordinatorOf, ask), isThere, {
    everyMs,
    withinMs: waitMs,
  });
  if (now.ok && is(now.value.uuid)) return ok(now.value.name);
  return changed.ok ? ok(null) : changed;
}

/** This host joins another pool (pool.join). Answers the name of its coordinator. */
export function joinPool(
  client: XenApiClient,
  hostUuid: string,
  { address, user, password }: JoinRequest,
  options: RestartOptions = {},
): Promise<Result<string | null, CallError>> {
  return changeCoordinator(
    client,
    (session) => call(session, 'pool.join', [address, user, password], limits),
    (uuid) => uuid !== hostUuid,
    options,
  );
}

/** Another host becomes the coordinator (pool.designate_new_master). Answers its name. */
export function designateCoordinator(
  client: XenApiClient,
  hostUuid: string,
  options: RestartOptions = {},
): Promise<Result<string | null, CallError>> {
  return changeCoordinator(
    client,
    async (session) => {
      const host = await readHostRef(session, hostUuid, ask);
      return host.ok ? call(session, 'pool.designate_new_master', [host.value], limits) : host;
    },
    (uuid) => uuid === hostUuid,
    options,
  );
}

/**
 * This host, a supporter, leaves its pool and reboots (pool.eject). It may go down before the
 * answer is here; then pool.conf tells whether it has left.
 */
export async function leavePool(
  client: XenApiClient,
  host: Pick<HostPort, 'files'>,
  hostUuid: string,
): Promise<Result<void, CallError>> {
  const left = await withSession(
    client,
    async (session) => {
      const self = await readHostRef(session, hostUuid, ask);
      return self.ok ? call(session, 'pool.eject', [self.value], limits) : self;
    },
    limits,
  );
  if (left.ok) return ok(undefined);
  if (left.error.kind === 'api') return left;
  return (await readPoolRole(host.files)).role === 'coordinator' ? ok(undefined) : left;
}
