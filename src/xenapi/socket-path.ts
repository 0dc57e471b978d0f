import { closeSync, constants, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * The kernel's limit for the path of a unix socket (sun_path, 108 bytes with its final NUL). Node
 * cuts longer ones off in silence.
 */
const LONGEST = 107;

/**
 * A path the kernel takes for this socket. `release` once the connection stands, for a listener
 * once it is closed.
 */
export interface SocketAddress {
  readonly path: string;
  /** A second time does nothing. */
  release(): void;
}

/**
 * The address of a unix socket whatever the length of its path: a longer one is reached through an
 * open handle of its folder. Throws the system's error (ENOENT, EACCES) when that folder cannot be
 * opened.
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
