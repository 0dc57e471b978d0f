import { closeSync, constants, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * The kernel's limit for the path of a unix socket (sun_path, 108 bytes with its final NUL). Node
 * cuts a longer path off without an error.
 */
const LONGEST = 107;

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
  if (Buffer.byteLength(path) <= LONGEST) return { path, release: () => undefined };
  const folder = openSync(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
  let open = true;
  return {
    path: `/proc/self/fd/${folder}/${basename(path)}`,
    release: () => {
      if (open) closeSync(folder);
      open = false;
    },
  };
}
