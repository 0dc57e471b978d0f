import { ok, type Result } from '../model/index.js';
import {
  asBool,
  asRef,
  asStrings,
  type CallOptions,
  type WireRecord,
  type XenApiSession,
} from '../xenapi/index.js';
import { call, type OperationError } from './call.js';
import type { Records } from './records.js';

/** The pool in the records of its class, which has one. */
export function poolRecord(pools: Records | undefined): WireRecord | undefined {
  return pools?.values().next().value;
}

/** The reference of the pool's coordinator; null: the pool names none. */
export function coordinatorRef(pools: Records | undefined): string | null {
  return asRef(poolRecord(pools)?.['master']);
}

/** Whether high availability is on. */
export function isHaEnabled(pools: Records | undefined): boolean {
  return [...(pools?.values() ?? [])].some((pool) => asBool(pool['ha_enabled']));
}

/** Asks for the reference of the coordinator, without the pool's other fields. */
export async function readCoordinator(
  session: XenApiSession,
  options: CallOptions = {},
): Promise<Result<string, OperationError>> {
  const pools = await call(session, 'pool.get_all', [], options);
  if (!pools.ok) return pools;
  const [pool = ''] = asStrings(pools.value);
  const coordinator = await call(session, 'pool.get_master', [pool], options);
  return coordinator.ok ? ok(asRef(coordinator.value) ?? '') : coordinator;
}
