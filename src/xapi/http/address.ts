import { lstatSync, statSync, unlinkSync } from 'node:fs';
import { createConnection, type Server } from 'node:net';
import { dirname } from 'node:path';
import { err, ok, systemCode, type ListenError, type Result } from '../../model/index.js';
import { socketAddress, type SocketAddress } from '../../xenapi/index.js';

const codes: ReadonlyMap<string, ListenError['code']> = new Map<string, ListenError['code']>([
  ['EADDRINUSE', 'inUse'],
  ['ENOENT', 'folderMissing'],
  ['ENOTDIR', 'folderMissing'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EADDRNOTAVAIL', 'notHere'],
  ['ENOTFOUND', 'notHere'],
  ['EAI_AGAIN', 'notHere'],
]);

function listenError(address: string, error: unknown): Result<never, ListenError> {
  const detail = systemCode(error);
  return err({ code: codes.get(detail) ?? 'failed', address, detail });
}

/** Starts listening. `start` must call server.listen. */
function listening(
  server: Server,
  address: string,
  start: () => void,
): Promise<Result<void, ListenError>> {
  return new Promise((resolve) => {
    const refused = (error: unknown): void => {
      resolve(listenError(address, error));
    };
    server.once('error', refused);
    server.once('listening', () => {
      server.off('error', refused);
      resolve(ok(undefined));
    });
    start();
  });
}

/** Whether somebody answers at a socket. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection({ path });
    probe.on('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => {
      resolve(false);
    });
  });
}

/**
 * Removes the socket of a server that is gone. A socket that answers stays, and so does anything
 * that is not a socket.
 */
async function clearStale(path: string, name: string): Promise<Result<void, ListenError>> {
  // This call throws when the folder is missing. listen() would say "permission denied" then.
  statSync(dirname(path));
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return ok(undefined);
  if (!found.isSocket()) return err({ code: 'occupied', address: name, detail: 'not a socket' });
  if (await isAnswered(path)) return err({ code: 'inUse', address: name, detail: 'EADDRINUSE' });
  unlinkSync(path);
  return ok(undefined);
}

/**
 * Listens on a unix socket of mode 0600. The path may have any length. The caller must `release`
 * the address after the server has stopped.
 */
export async function listenOnSocket(
  server: Server,
  path: string,
): Promise<Result<SocketAddress, ListenError>> {
  let address: SocketAddress | undefined;
  try {
    address = socketAddress(path);
    const bound = address.path;
    const cleared = await clearStale(bound, path);
    const listened = cleared.ok
      ? await listening(server, path, () => {
          // listen() makes the socket at once. With this mask the socket is never open to others,
          // not even for a moment.
          const before = process.umask(0o177);
          try {
            server.listen({ path: bound });
          } finally {
            process.umask(before);
          }
        })
      : cleared;
    if (listened.ok) return ok(address);
    address.release();
    return listened;
  } catch (error) {
    address?.release();
    return listenError(path, error);
  }
}

/** Listens on a TCP port. Port 0 lets the system choose. Returns `host:port` with the real port. */
export async function listenOnTcp(
  server: Server,
  host: string,
  port: number,
): Promise<Result<string, ListenError>> {
  const name = host.includes(':') ? `[${host}]` : host;
  const listened = await listening(server, `${name}:${port}`, () => {
    server.listen({ host, port });
  });
  if (!listened.ok) return listened;
  const address = server.address();
  return ok(`${name}:${address !== null && typeof address === 'object' ? address.port : port}`);
}
