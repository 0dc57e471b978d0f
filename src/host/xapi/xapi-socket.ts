import type { HostTree } from '../files/host-tree.js';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { basename, dirname } from 'node:path';

/** Present-day path first, then the one of older hosts. */
const presentDay = '/var/lib/xcp/xapi';
const sockets = [presentDay, '/var/xapi/xapi'];
/** sun_path of the kernel, less its final NUL. */
const longestPath = 107;

/**
 * Where xapi's unix sockets lie, or would lie, below a root: those that are led to by no planted
 * link.
 */
export async function xapiSockets(files: HostTree): Promise<readonly string[]> {
  const paths = await Promise.all(sockets.map((socket) => files.locate(socket)));
  return paths.filter((path) => path !== null);
}

/**
 * Begins a connection to a unix socket. A tree may lie deeper than a socket's path may be long:
 * then the way leads through an open handle of the folder. null: there is no such folder.
 */
export async function connectAt(path: string): Promise<Socket | null> {
  if (Buffer.byteLength(path) <= longestPath) return connect(path);
  try {
    const folder = await open(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
    const socket = connect(`/proc/self/fd/${folder.fd}/${basename(path)}`);
    socket.once('close', () => {
      void folder.close();
    });
    return socket;
  } catch {
    return null;
  }
}

function takes(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (taken: boolean): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
  });
}

/** The socket that xapi takes connections on; the present-day one where it takes none. */
export async function xapiSocket(files: HostTree): Promise<string> {
  for (const path of await xapiSockets(files)) {
    const socket = await connectAt(path);
    if (socket !== null && (await takes(socket))) return path;
  }
  return files.path(presentDay);
}
