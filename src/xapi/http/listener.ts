import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { errorStack } from '../../xenapi/index.js';
import { Connections } from './connections.js';
import { Gate } from './gate.js';
import type { Handler, Visit } from './handler.js';
import type { HttpLimits } from './limits.js';
import { Pipeline } from './pipeline.js';

/** An HTTP server and the way to end it. */
export interface Listener {
  readonly server: Server;
  /** Takes nothing new, lets calls under way finish for a moment, then cuts the rest. */
  stop(): Promise<void>;
}

/** An HTTP server with all limits set, not listening yet. Each listener has its own, so that a flood on one leaves the other's connections alone. */
export function createListener(handler: Handler, limits: HttpLimits, log: (line: string) => void): Listener {
  const connections = new Connections(limits.connections, limits.waitingBytes);
  const pipeline = new Pipeline();
  const gate = new Gate(limits.workingBytes);
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
  });
  server.on('error', (error) => {
    // A failed accept (out of file handles, say) must not end the program; trouble of listening itself is the caller's to tell.
    if (server.listening) log(`connection: ${error.message}`);
  });
  server.on('connection', (socket) => {
    connections.add(socket);
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    let room = 0;
    response.on('close', () => {
      gate.leave(room);
      connections.rest(socket);
      if (!server.listening) socket.end();
    });
    const visit: Visit = {
      received: (bytes) => { connections.receive(socket, bytes); },
      begin: async (bytes) => {
        const wanted = bytes > limits.largeBytes ? bytes : 0;
        await gate.enter(wanted);
        if (response.destroyed) {
          gate.leave(wanted);
          return false;
        }
        room = wanted;
        connections.work(socket);
        return true;
      },
    };
    const gone = new Promise<void>((resolve) => response.on('close', resolve));
    pipeline.take(socket, () => handler(request, response, visit).catch((error: unknown) => {
      log(`request: ${errorStack(error)}`);
      response.destroy();
    }).then(() => gone));
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      const cut = setTimeout(() => {
        server.closeAllConnections();
      }, limits.stopMs);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      connections.endIdle();
    });
  return { server, stop };
}
