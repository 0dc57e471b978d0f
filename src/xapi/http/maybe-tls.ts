import type { Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';

/** The first byte of a TLS connection (RFC 8446, section 5.1). No HTTP request begins with it. */
export const handshake = 0x16;

/**
 * Waits for the first byte of a connection, and leaves it there. null: none came in time. `unread`
 * holds the connections that wait, so that a stop can end them.
 */
export function firstByte(
  socket: Socket,
  limitMs: number,
  unread: Set<Socket>,
): Promise<number | null> {
  unread.add(socket);
  return new Promise((resolve) => {
    const end = (byte: number | null): void => {
      clearTimeout(limit);
      unread.delete(socket);
      socket.off('readable', read);
      if (byte === null) socket.destroy();
      resolve(byte);
    };
    const limit = setTimeout(() => {
      end(null);
    }, limitMs).unref();
    const read = (): void => {
      const part: unknown = socket.read(1);
      if (!Buffer.isBuffer(part)) return;
      socket.unshift(part);
      end(part[0] ?? null);
    };
    socket.on('readable', read);
    socket.once('error', () => undefined);
    socket.once('close', () => {
      end(null);
    });
    socket.once('end', () => {
      if (unread.has(socket)) end(null);
    });
  });
}

/** The connection after the TLS handshake. */
export function overTls(socket: Socket, secureContext: SecureContext): Socket {
  return new TLSSocket(socket, { isServer: true, secureContext });
}
