import type { CallOptions, CallOutcome, XenApiSession } from '../xenapi/index.js';
import { readHostRef, type Read } from './host-records.js';
import { asString } from '../xenapi/index.js';

/** The two names of a host: the one it calls itself (`hostname`), and the one the pool shows for it (`name_label`). */
export interface HostNames {
  readonly own: string;
  readonly inPool: string;
}

/** How each of the two calls ended. */
export interface NamedHost {
  readonly own: CallOutcome;
  readonly inPool: CallOutcome;
}

/**
 * Gives a host both its names (host.set_hostname_live, host.set_name_label). A server that refuses one may do the other, so each is told
 * by itself: HOST_NAME_INVALID and the like. Failure: no such host, or nobody answers.
 */
export async function changeHostName(
  session: XenApiSession,
  hostUuid: string,
  name: string,
  options: CallOptions = {},
): Promise<Read<NamedHost>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const own = await session.call('host.set_hostname_live', [host.value, name], options);
  return {
    ok: true,
    value: { own, inPool: await session.call('host.set_name_label', [host.value, name], options) },
  };
}

/** The names a host has now. */
export async function readHostNames(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Read<HostNames>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const own = await session.call('host.get_hostname', [host.value], options);
  if (!own.ok) return own;
  const inPool = await session.call('host.get_name_label', [host.value], options);
  return inPool.ok
    ? { ok: true, value: { own: asString(own.value), inPool: asString(inPool.value) } }
    : inPool;
}
