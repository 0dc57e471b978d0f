import type { Socket } from 'node:net';
import type { XapiAnswer } from '../../model/index.js';
import { connectAt } from './xapi-socket.js';

const limitMs = 2_000;
const greeting = 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n';

/**
 * Whether the host's xapi answers on one of its unix sockets: `running` when it answers anything,
 * `hung` when it accepts the connection and stays silent, `stopped` when nothing listens. Emergency
 * mode and an unfinished start look like `running` here; a caller that speaks XenAPI can tell more.
 */
export async function greetAny(paths: readonly string[]): Promise<XapiAnswer> {
  for (const path of paths) {
    const socket = await connectAt(path);
    const state = socket === null ? 'stopped' : await greet(socket);
    // A connection that was accepted and then closed without an answer still shows a live process.
    if (state !== 'stopped') return state === 'ended' ? 'running' : state;
  }
  return 'stopped';
}

/**
 * Sends a greeting over a connection, which may still be connecting, and closes it. `ended` means
 * that the other side accepted the connection and closed it without an answer.
 */
export function greet(socket: Socket): Promise<XapiAnswer | 'ended'> {
  return new Promise((resolve) => {
    let connected = !socket.connecting;
    const end = (state: XapiAnswer | 'ended'): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(state);
    };
    const limit = setTimeout(() => {
      end(connected ? 'hung' : 'stopped');
    }, limitMs);
    socket.on('connect', () => {
      connected = true;
    });
    socket.on('data', () => {
      end('running');
    });
    socket.on('close', () => {
      end(connected ? 'ended' : 'stopped');
    });
    socket.on('error', () => {
      end(connected ? 'ended' : 'stopped');
    });
    // Node sends this once the socket is connected.
    socket.write(greeting);
  });
}
