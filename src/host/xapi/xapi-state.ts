import type { Socket } from 'node:net';
import type { XapiAnswer } from '../../model/index.js';
import { connectAt } from './xapi-socket.js';

const limitMs = 2_000;
const greeting = 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n';

/**
 * Whether the host's xapi answers on one of its unix sockets: `running` when anything comes back,
 * `hung` when it takes the connection and stays silent, `stopped` when nobody listens. Emergency
 * mode and a start still going on look like `running` from here; whoever speaks XenAPI refines it.
 */
export async function greetAny(paths: readonly string[]): Promise<XapiAnswer> {
  for (const path of paths) {
    const socket = await connectAt(path);
    const state = socket === null ? 'stopped' : await greet(socket);
    // Taken and closed without a word is an answer of a live process all the same.
    if (state !== 'stopped') return state === 'ended' ? 'running' : state;
  }
  return 'stopped';
}

/**
 * Greets over a connection, begun or open, and closes it. `ended`: it was taken, and closed at the
 * other end without a word.
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
    // Kept until the connection is there.
    socket.write(greeting);
  });
}
