import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { errorStack } from '../../xenapi/index.js';
import { loopTurns } from '../loop-turns.js';
import { BodyPool } from './body-pool.js';
import { Connections } from './connections.js';
import { Gate } from './gate.js';
import type { Handler, Visit } from './handler.js';
import type { HttpLimits } from './limits.js';
import { Turnstile } from './turnstile.js';

/** A server and the way to end it. */
export interface Listener {
  readonly server: Server;
  /** Takes nothing new, lets calls under way finish for a moment, then cuts the rest. */
  stop(): Promise<void>;
}

/** An HTTP server with all limits set, not listening yet. Each listener has its own, so that a flood on one leaves the other's connections alone. */
export function createListener(
  handler: Handler,
  limits: HttpLimits,
  log: (line: string) => void,
): Listener {
  const connections = new Connections(limits.connections);
  const gate = new Gate(limits.workingBytes, limits.workingMs);
  const pool = new BodyPool(limits.waitingBytes, limits.bodyBytes);
  const turnstiles = new WeakMap<Duplex, Turnstile>();
  // It never listens: connections come to it through their turnstiles, which also keep the time.
  const http = createHttpServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: 0,
    requestTimeout: 0,
    keepAliveTimeout: 0,
  });
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const turnstile = new Turnstile(socket, limits);
    turnstiles.set(turnstile, turnstile);
    connections.add(turnstile);
    if (!turnstile.destroyed) http.emit('connection', turnstile);
  });
  server.on('error', (error) => {
    // A failed accept (out of file handles, say) must not end the program; trouble of listening itself is the caller's to tell.
    if (server.listening) log(`connection: ${error.message}`);
  });
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const turnstile = turnstiles.get(request.socket);
    if (turnstile === undefined) throw new Error('a request without its connection');
    turnstile.hold();
    let leave = (): void => undefined;
    const holding = pool.hold(() => {
      turnstile.destroy();
    });
    response.on('close', () => {
      leave();
      holding.release();
      connections.rest(turnstile);
      // A body that nobody has read is not read now, however long it is.
      // In a later turn: short requests sent ahead would follow each other without a look at anybody else's.
      if (server.listening && request.complete)
        setImmediate(() => {
          turnstile.next();
        });
      else turnstile.destroySoon();
    });
    const visit: Visit = {
      admit: (bytes) => {
        turnstile.admit(bytes);
        return holding;
      },
      begin: async (bytes) => {
        const left = await gate.enter(bytes > limits.largeBytes ? bytes : 0, () => {
          turnstile.destroy();
        });
        await loopTurns.begin();
        if (response.destroyed) {
          left();
          return false;
        }
        leave = left;
        connections.work(turnstile);
        return true;
      },
    };
    handler(request, response, visit).catch((error: unknown) => {
      log(`request: ${errorStack(error)}`);
      response.destroy();
    });
  };
  http.on('request', serve);
  // Node would answer what else a client may expect by itself, and let whatever comes behind it through at once.
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
    });
  return { server, stop };
}
