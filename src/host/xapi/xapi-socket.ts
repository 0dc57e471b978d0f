import type { HostTree } from '../files/host-tree.js';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { fitsSocket, throughFolder, xapiSocketPath } from '../../model/index.js';
import { isThereNow } from '../files/regular-file.js';

/** The host paths of XAPI's sockets, of present hosts and of older ones. */
export const xapiSocketPaths: readonly string[] = [xapiSocketPath, '/var/xapi/xapi'];

/**
 * The paths of xapi's unix sockets below a root, whether or not they exist. Leaves out a path whose
 * links could have been put there by anybody.
 */
export async function xapiSockets(files: HostTree): Promise<readonly string[]> {
  const paths = await Promise.all(xapiSocketPaths.map((socket) => files.locate(socket)));
  return paths.filter((path) => path !== null);
}

/**
 * Begins a connection to a unix socket. In a deep tree the path may be longer than the kernel
 * takes; then it connects through an open handle of the folder. Null when nothing is there.
 */
export async function connectAt(path: string): Promise<Socket | null> {
  if (!isThereNow(path)) return null;
  if (fitsSocket(path)) return connect(path);
  try {
    const folder = await open(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
    const socket = connect(throughFolder(folder.fd, path));
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

/**
 * The path of the socket on which xapi accepts connections, or today's path when it accepts none.
 */
export async function xapiSocket(files: HostTree): Promise<string> {
  for (const path of await xapiSockets(files)) {
    const socket = await connectAt(path);
    if (socket !== null && (await takes(socket))) return path;
  }
  return files.path(xapiSocketPath);
}
