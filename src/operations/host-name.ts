import { ok, type HostNames, type Result } from '../model/index.js';
import { asString, type CallOptions, type WireValue, type XenApiSession } from '../xenapi/index.js';
import { call, type OperationError } from './call.js';
import { readHostRef } from './records.js';

/** How each of the two calls ended. */
export interface NamedHost {
  readonly own: Result<WireValue, OperationError>;
  readonly inPool: Result<WireValue, OperationError>;
}

/**
 * Sets both names of a host (host.set_hostname_live, host.set_name_label). A server may refuse one
 * and accept the other, so each has its own result (HOST_NAME_INVALID and the like). Error: no such
 * host, or no answer.
 */
export function changeHostName(
  session: XenApiSession,
  hostUuid: string,
  name: string,
  options: CallOptions = {},
): Promise<Result<NamedHost, OperationError>> {
  return setHostNames(session, hostUuid, { own: name, inPool: name }, options);
}

/** The same with a name for each, such as those from before a change. */
export async function setHostNames(
  session: XenApiSession,
  hostUuid: string,
  names: HostNames,
  options: CallOptions = {},
): Promise<Result<NamedHost, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const own = await call(session, 'host.set_hostname_live', [host.value, names.own], options);
  const inPool = await call(session, 'host.set_name_label', [host.value, names.inPool], options);
  return ok({ own, inPool });
}

/** Reads the names that a host has now. */
export async function readHostNames(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<HostNames, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const own = await call(session, 'host.get_hostname', [host.value], options);
  if (!own.ok) return own;
  const inPool = await call(session, 'host.get_name_label', [host.value], options);
  return inPool.ok ? ok({ own: asString(own.value), inPool: asString(inPool.value) }) : inPool;
}
