import type { HostPort } from '../model/index.js';
import { connect, type XenApiClient, type XenApiTarget } from '../xenapi/index.js';

/**
 * A client of the host's XAPI: at `target`, or its own. XAPI may start later than the program, and
 * on any of its sockets. So a call that did not get through looks again for the socket that takes
 * connections, and the next call goes there.
 */
export async function hostXapi(
  { system }: { readonly system: Pick<HostPort['system'], 'xapiSocket'> },
  target: XenApiTarget | null = null,
): Promise<XenApiClient> {
  if (target !== null) return connect(target);
  let found = connect({ socketPath: await system.xapiSocket() });
  return {
    get target() {
      return found.target;
    },
    get name() {
      return found.name;
    },
    call: async (...given) => {
      const answer = await found.call(...given);
      if (!answer.ok && answer.error.kind === 'transport') {
        const socketPath = await system.xapiSocket();
        if (socketPath !== found.name) found = connect({ socketPath });
      }
      return answer;
    },
  };
}
