import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, dirname } from 'node:path';
import type { HostFacts } from '../reset/index.js';
import { diskPath } from './disk-path.js';

/** Present-day path first, then the one of older hosts. */
const sockets = ['/var/lib/xcp/xapi', '/var/xapi/xapi'];
const limitMs = 2_000;
/** sun_path of the kernel, less its final NUL. */
const longestPath = 107;

/**
 * Whether the host's xapi answers on its unix socket: `running` when anything comes back, `hung` when it takes the connection and
 * stays silent, `stopped` when nobody listens. Emergency mode and a start still going on look like `running` from here; whoever
 * speaks XenAPI refines it.
 */
export async function readXapiState(root: string): Promise<HostFacts['xapi']> {
  for (const socket of sockets) {
    const path = await diskPath(root, socket);
    const state = path === null ? 'stopped' : await greetAt(path);
    if (state !== 'stopped') return state;
  }
  return 'stopped';
}

/**
 * Ends when the host's xapi hangs up: it is going, or takes nobody's silence for so long; at once where nobody listens. Says nothing on its
 * connection, costs nothing while it is open, and keeps no program from ending. Never ends once the signal has come.
 */
export async function xapiHangsUp(root: string, signal: AbortSignal): Promise<void> {
  for (const socket of sockets) {
    const path = await diskPath(root, socket);
    if (path !== null && (await atSocket(path, (near) => hangsUp(near, signal), false))) return;
  }
}

/** Whether there was a connection, at its end. */
function hangsUp(path: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path).unref();
    let connected = false;
    const leave = (): void => { socket.destroy(); };
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    socket.on('connect', () => { connected = true; }).on('data', () => undefined).on('error', () => undefined);
    socket.on('close', () => {
      signal.removeEventListener('abort', leave);
      if (!signal.aborted) resolve(connected);
    });
  });
}

const greetAt = (path: string): Promise<'running' | 'hung' | 'stopped'> => atSocket<'running' | 'hung' | 'stopped'>(path, greet, 'stopped');

/** A tree may lie deeper than a socket's path may be long: then the way leads through an open handle of the folder. `absent`: there is no such folder. */
async function atSocket<T>(path: string, use: (path: string) => Promise<T>, absent: T): Promise<T> {
  if (Buffer.byteLength(path) <= longestPath) return use(path);
  try {
    const folder = await open(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      return await use(`/proc/self/fd/${folder.fd}/${basename(path)}`);
    } finally {
      await folder.close();
    }
  } catch {
    return absent;
  }
}

function greet(path: string): Promise<'running' | 'hung' | 'stopped'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let connected = false;
    const end = (state: 'running' | 'hung' | 'stopped'): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(state);
    };
    const limit = setTimeout(() => { end(connected ? 'hung' : 'stopped'); }, limitMs);
    socket.on('connect', () => {
      connected = true;
      socket.write('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n');
    });
    socket.on('data', () => { end('running'); });
    // Taken and closed without a word is an answer of a live process all the same.
    socket.on('close', () => { end(connected ? 'running' : 'stopped'); });
    socket.on('error', () => { end(connected ? 'running' : 'stopped'); });
  });
}
