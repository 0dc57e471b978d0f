import { connect } from 'node:net';
import { err, ok, type Result } from '../../model/index.js';
import { errorCode } from '../files/disk.js';
import { readNeighbours } from '../lan/neighbours.js';

/** Why no connection came about: nobody listens (the host is there!), no answer in time, no way there, or cancelled. */
export interface ConnectTrouble {
  readonly code: 'refused' | 'timedOut' | 'noRoute' | 'cancelled';
  readonly detail: string;
}

/** Limits of an attempt. */
export interface ConnectOptions {
  /** Default 443, where XenAPI is. */
  readonly port?: number;
  /** Default 5 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Whether somebody takes XenAPI connections at an address: opens one and closes it, nothing is said in it. For an embedded host the
 * described LAN answers. `address` is an IP address; names are resolved before.
 */
export async function reachXenApi(
  root: string,
  address: string,
  { port = 443, timeoutMs = 5000, signal }: ConnectOptions = {},
): Promise<Result<void, ConnectTrouble>> {
  if (root !== '/') {
    const neighbours = await readNeighbours(root);
    if (!neighbours.known) return err({ code: 'timedOut', detail: neighbours.reason.detail });
    if (neighbours.value.speaksXenApi(address)) return ok(undefined);
    return err({ code: neighbours.value.answers(address) ? 'refused' : 'timedOut', detail: '' });
  }
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const settle = (result: Result<void, ConnectTrouble>): void => {
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

function codeOf(errno: string): ConnectTrouble['code'] {
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
