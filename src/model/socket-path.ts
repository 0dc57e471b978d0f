/** The socket of xapi on hosts of today. */
export const xapiSocketPath = '/var/lib/xcp/xapi';

/**
 * The kernel's limit for the path of a unix socket (sun_path, 108 bytes with its final NUL). Node
 * cuts a longer path off without an error.
 */
const longest = 107;

/** Whether the kernel takes this path of a unix socket. */
export function fitsSocket(path: string): boolean {
  return new TextEncoder().encode(path).length <= longest;
}

/** A short path of the same socket, by way of an open handle of its folder. */
export function throughFolder(folder: number, path: string): string {
  return `/proc/self/fd/${folder}/${path.slice(path.lastIndexOf('/') + 1)}`;
}
