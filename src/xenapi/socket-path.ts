import { closeSync, constants, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fitsSocket, throughFolder } from '../model/index.js';

/**
 * A path that the kernel accepts for this socket. Call `release` when the connection is open, or
 * when a listener has closed.
 */
export interface SocketAddress {
  readonly path: string;
  /** A second call does nothing. */
  release(): void;
}

/**
 * The address of a unix socket with a path of any length. A path that is too long is reached
 * through an open handle of its folder. Throws the system's error (ENOENT, EACCES) when that folder
 * cannot be opened.
 */
export function socketAddress(path: string): SocketAddress {
  if (fitsSocket(path)) return { path, release: () => undefined };
  const folder = openSync(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
  let open = true;
  return {
    path: throughFolder(folder, path),
    release: () => {
      if (open) closeSync(folder);
      open = false;
    },
  };
}
