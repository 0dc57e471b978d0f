import { connect } from 'node:net';
import { err, ok, type ConnectError, type ReachOptions, type Result } from '../../model/index.js';
import { errorCode } from '../files/disk.js';

/** Where XenAPI is on a host. */
export const xenApiPort = 443;

/** The port and the limits of an attempt to connect. */
export interface ConnectOptions extends ReachOptions {
  /** Default: the port of XenAPI. */
  readonly port?: number;
}

/**
 * Whether something accepts XenAPI connections at an address. Opens a connection and closes it
 * without sending anything. `address` is an IP address; the caller resolves names first.
 */
export async function reachXenApi(
  address: string,
  { port = xenApiPort, timeoutMs = 5000, signal }: ConnectOptions = {},
): Promise<Result<void, ConnectError>> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const settle = (result: Result<void, ConnectError>): void => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', cancel);
      socket.destroy();
      resolve(result);
    };
    const limit = setTimeout(() => {
      settle(err({ code: 'timedOut', detail: `no answer within ${timeoutMs / 1000} s` }));
    }, timeoutMs);
    const cancel = (): void => {
      settle(err({ code: 'cancelled', detail: '' }));
    };
    socket.once('connect', () => {
      settle(ok(undefined));
    });
    socket.once('error', (error) => {
      settle(err({ code: codeOf(errorCode(error)), detail: error.message }));
    });
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted === true) cancel();
  });
}

function codeOf(errno: string): ConnectError['code'] {
  switch (errno) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return 'refused';
    case 'ETIMEDOUT':
      return 'timedOut';
    default:
      return 'noRoute';
  }
}
