import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { errorStack } from '../../xenapi/index.js';
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
export function createListener(handler: Handler, limits: HttpLimits, log: (line: string) => void): Listener {
  const connections = new Connections(limits.connections, limits.waitingBytes);
  const gate = new Gate(limits.workingBytes);
  const turnstiles = new WeakMap<Duplex, Turnstile>();
  // It never listens: connections come to it through their turnstiles, which also keep the time.
  const http = createHttpServer({ maxHeaderSize: limits.headerBytes, headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 });
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const turnstile = new Turnstile(socket, limits, (bytes) => { connections.receive(turnstile, bytes); });
    turnstiles.set(turnstile, turnstile);
    connections.add(turnstile);
    if (!turnstile.destroyed) http.emit('connection', turnstile);
  });
  server.on('error', (error) => {
    // A failed accept (out of file handles, say) must not end the program; trouble of listening itself is the caller's to tell.
    if (server.listening) log(`connection: ${error.message}`);
  });
  http.on('request', (request, response) => {
    const turnstile = turnstiles.get(request.socket);
    if (turnstile === undefined) throw new Error('a request without its connection');
    turnstile.hold();
    let room = 0;
    response.on('close', () => {
      gate.leave(room);
      connections.rest(turnstile);
      if (server.listening) turnstile.next();
      else turnstile.destroySoon();
    });
    const visit: Visit = {
      admit: (bytes) => { turnstile.admit(bytes); },
      begin: async (bytes) => {
        const wanted = bytes > limits.largeBytes ? bytes : 0;
        await gate.enter(wanted);
        if (response.destroyed) {
          gate.leave(wanted);
          return false;
        }
        room = wanted;
        connections.work(turnstile);
        return true;
      },
    };
    handler(request, response, visit).catch((error: unknown) => {
      log(`request: ${errorStack(error)}`);
      response.destroy();
    });
  });
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
