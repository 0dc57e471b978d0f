import { ok, type Result } from '../model/index.js';
import { asString, type CallOptions, type WireValue, type XenApiSession } from '../xenapi/index.js';
import { call, type OperationError } from './call.js';
import { isHaEnabled } from './pool-record.js';
import { readRecords } from './records.js';

/**
 * Whether high availability is on in the pool. xapi then refuses to change a management interface.
 */
export async function readPoolHa(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<boolean, OperationError>> {
  const pools = await readRecords(session, 'pool', options);
  return pools.ok ? ok(isHaEnabled(pools.value)) : pools;
}

/** Reads the bridges of the pool's networks. */
export async function readBridges(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<ReadonlySet<string>, OperationError>> {
  const networks = await readRecords(session, 'network', options);
  return networks.ok
    ? ok(new Set([...networks.value.values()].map((network) => asString(network['bridge']))))
    : networks;
}

/**
 * Changes root's password on every host of the pool (session.change_password). Over the unix socket
 * the server does not check the old password, so the caller must.
 */
export function changePoolPassword(
  session: XenApiSession,
  old: string,
  wanted: string,
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  return call(session, 'session.change_password', [old, wanted], options);
}
