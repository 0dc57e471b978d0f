import { err, ok, type Result } from '../model/index.js';
import type { CallError, CallOptions, WireValue, XenApiSession } from '../xenapi/index.js';

/** Why an operation over XenAPI ended early, and the name of the failed call. */
export type OperationError = CallError & { readonly method: string };

/** Makes one call; its error names the call. */
export async function call(
  session: XenApiSession,
  method: string,
  params: readonly WireValue[],
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  const answer = await session.call(method, params, options);
  return answer.ok ? answer : err({ ...answer.error, method });
}

/**
 * Makes the calls one after the other, up to the first that fails. Answers the last one's value.
 */
export async function callInOrder(
  session: XenApiSession,
  calls: readonly (readonly [method: string, params: readonly WireValue[]])[],
  options: CallOptions = {},
): Promise<Result<WireValue, OperationError>> {
  let last: Result<WireValue, OperationError> = ok('');
  for (const [method, params] of calls) {
    last = await call(session, method, params, options);
    if (!last.ok) return last;
  }
  return last;
}

/** An error of XAPI itself, in xapi's spelling. */
export function apiError(
  method: string,
  code: string,
  ...params: readonly string[]
): OperationError {
  return { kind: 'api', code, params, method };
}
