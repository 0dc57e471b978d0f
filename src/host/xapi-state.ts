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

/** A tree may lie deeper than a socket's path may be long: then the way leads through an open handle of the folder. */
async function greetAt(path: string): Promise<'running' | 'hung' | 'stopped'> {
  if (Buffer.byteLength(path) <= longestPath) return greet(path);
  try {
    const folder = await open(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      return await greet(`/proc/self/fd/${folder.fd}/${basename(path)}`);
    } finally {
      await folder.close();
    }
  } catch {
    return 'stopped';
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
