import { errorStack } from '../../model/index.js';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { fairScheduler } from '../fair-scheduler.js';
import { BodyMemory } from './body.js';
import { Connections } from './connections.js';
import { RequestLimiter } from './request-limiter.js';
import type { Handler, RequestSlot } from './handler.js';
import type { HttpLimits } from './limits.js';
import { firstByte, handshake, overTls } from './maybe-tls.js';
import { OneRequestSocket } from './one-request-socket.js';

/** A server and the way to stop it. */
export interface Listener {
  readonly server: Server;
  /** Accepts nothing new, lets calls under way finish for `stopMs`, then closes the rest. */
  stop(): Promise<void>;
}

/**
 * An HTTP server with all limits set, not listening yet. With `secure` it answers TLS too: the
 * first byte of a connection tells. Each listener has limits of its own, so a
 * flood on one leaves the other's connections alone.
 */
export function createListener(
  handler: Handler,
  limits: HttpLimits,
  log: (line: string) => void,
  secure: SecureContext | null = null,
): Listener {
  const connections = new Connections(limits.connections);
  const limiter = new RequestLimiter(limits.workingBytes, limits.workingMs);
  const bodies = new BodyMemory(limits.waitingBytes);
  // This server never listens. Each connection reaches it through a OneRequestSocket, which also
  // enforces the time limits.
  const http = createHttpServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: 0,
    requestTimeout: 0,
    keepAliveTimeout: 0,
  });
  const accept = (socket: Socket): void => {
    const connection = new OneRequestSocket(socket, limits);
    connections.add(connection);
    if (!connection.destroyed) http.emit('connection', connection);
  };
  const unread = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    if (secure === null) accept(socket);
    else
      void firstByte(socket, limits.headersMs, unread).then((byte) => {
        if (byte !== null) accept(byte === handshake ? overTls(socket, secure) : socket);
      });
  });
  server.on('error', (error) => {
    // A failed accept (no file handles left, for example) must not end the program. The caller
    // reports errors of listening itself.
    if (server.listening) log(`connection: ${error.message}`);
  });
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const connection: Duplex = request.socket;
    if (!(connection instanceof OneRequestSocket)) throw new Error('a request of another server');
    connection.holdRequests();
    let leave = (): void => undefined;
    const buffer = bodies.begin(() => {
      connection.destroy();
    });
    response.on('close', () => {
      leave();
      buffer.release();
      connections.rest(connection);
      // The next request waits for a later turn. Otherwise a client's short requests sent ahead
      // would all be answered before anybody else's. A body that nobody has read ends the
      // connection instead, because it may be long.
      if (server.listening && request.complete)
        setImmediate(() => {
          connection.nextRequest();
        });
      else connection.destroySoon();
    });
    const slot: RequestSlot = {
      sender: connection.sender,
      letBodyIn: (bytes) => {
        connection.letBodyIn(bytes);
        return buffer;
      },
      start: async (bytes) => {
        const left = await limiter.enter(bytes > limits.largeBytes ? bytes : 0, () => {
          connection.destroy();
        });
        await fairScheduler.begin();
        if (response.destroyed) {
          left();
          return false;
        }
        leave = left;
        connections.work(connection);
        return true;
      },
    };
    handler(request, response, slot).catch((error: unknown) => {
      log(`request: ${errorStack(error)}`);
      response.destroy();
    });
  };
  http.on('request', serve);
  // Node would itself answer an Expect header other than 100-continue, and would let the bytes
  // after it through at once.
  http.on('checkExpectation', serve);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      const cut = setTimeout(() => {
        connections.endAll();
      }, limits.stopMs);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      connections.endIdle();
      for (const socket of unread) socket.destroy();
    });
  return { server, stop };
}
