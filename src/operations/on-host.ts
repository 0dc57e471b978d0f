import type { Result } from '../model/index.js';
import type { CallOptions, WireValue, XenApiSession } from '../xenapi/index.js';
import { callInOrder, type OperationError } from './call.js';
import { readHostRef } from './records.js';

/**
 * Makes calls whose first parameter is the host with this uuid, one after the other. Answers the
 * last one's value.
 */
export async function onHost(
  session: XenApiSession,
  hostUuid: string,
  calls: readonly (readonly [method: string, ...params: WireValue[]])[],
  options: CallOptions,
): Promise<Result<WireValue, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  return callInOrder(
    session,
    calls.map(([method, ...params]) => [method, [host.value, ...params]] as const),
    options,
  );
}
