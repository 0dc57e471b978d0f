import type { HostPort } from '../model/index.js';
import { connect, type XenApiClient } from '../xenapi/index.js';

/**
 * A client of the host's own XAPI for a program that waits for it. XAPI may start later than the
 * program, and on any of its sockets. So a call that did not get through looks again for the socket
 * that takes connections, and the next call goes there.
 */
export async function ownXapi({
  system,
}: {
  readonly system: Pick<HostPort['system'], 'xapiSocket'>;
}): Promise<XenApiClient> {
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
