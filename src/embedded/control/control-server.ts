import type { MachinePort } from '../../model/index.js';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { placeWithoutLinks } from '../../host/index.js';
import { socketAddress } from '../../xenapi/index.js';
import { answer, controlSocketName } from './control-protocol.js';

/** Stops listening: takes no new request and removes the socket from the tree. */
export type StopControl = () => Promise<void>;

/**
 * Listens on the tree's control socket, so that programs in other terminals reach this machine.
 * Replaces the socket of a process that was killed; the caller must make sure first that no process
 * answers on it. Throws the system's error.
 */
export async function serveControl(root: string, machine: MachinePort): Promise<StopControl> {
  const path = join(await placeWithoutLinks(root, 'run'), controlSocketName);
  await rm(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {
      socket.destroy();
    });
    createInterface({ input: socket })
      .on('line', (line) => {
        void answer(machine, line).then((reply) => {
          if (reply === null) socket.destroy();
          else socket.end(`${JSON.stringify(reply)}\n`);
        });
      })
      .on('error', () => undefined);
  });
  const address = socketAddress(path);
  await listen(server, address.path);
  return async () => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    for (const socket of open) socket.destroy();
    await closed;
    address.release();
    await rm(path, { force: true });
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      resolve();
    });
  });
}
