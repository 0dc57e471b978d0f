import type { CallOutcome, WireValue, XenApiSession } from '../../src/xenapi/index.js';
import type { TestXapi } from '../xapi/with-xapi.js';

/**
 * A session like the client's, on an embedded XAPI without a socket. `calls`: the methods in their
 * order. `intercept` may answer instead.
 */
export function sessionOn(
  test: TestXapi,
  intercept: (
    method: string,
    params: readonly WireValue[],
  ) => CallOutcome | null | Promise<CallOutcome | null> = () => null,
): XenApiSession & { readonly calls: readonly string[] } {
  const calls: string[] = [];
  return {
    ref: test.session,
    client: {
      target: { socketPath: '/' },
      name: 'embedded',
      call: () => Promise.reject(new Error('not without the session')),
    },
    calls,
    close: () => Promise.resolve(),
    call: async (method, params = []) => {
      calls.push(method);
      const answer = await intercept(method, params);
      if (answer !== null) return answer;
      const result = await test.raw(method, ...params);
      return result.ok ? result : { ok: false, error: { kind: 'api', ...result.error } };
    },
  };
}

/** An error as a server answers it. */
export function apiError(code: string, ...params: readonly string[]): CallOutcome {
  return { ok: false, error: { kind: 'api', code, params } };
}
