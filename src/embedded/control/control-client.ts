import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { err, type Commanded, type MachinePort, errorWords } from '../../model/index.js';
import { placeWithoutLinks } from '../../host/index.js';
import { socketAddress, type SocketAddress } from '../../xenapi/index.js';
import { controlSocketName, parseReply } from './control-protocol.js';

/**
 * The machine of the embedded host that another process runs on the tree `root`. Answers null when
 * no process does.
 */
export async function embeddedMachine(root: string): Promise<MachinePort | null> {
  const hello = await request(root, ['hello']);
  if (!hello.ok) return null;
  return {
    stopService: (service) => request(root, ['stopService', service]),
    startService: (service) => request(root, ['startService', service]),
    reconfigureManagement: (args) => request(root, ['reconfigureManagement', ...args]),
    resetInterfaceNames: () => request(root, ['resetInterfaceNames']),
    updateInterfaceNames: (names) => request(root, ['updateInterfaceNames', ...names]),
    remountRoot: () => request(root, ['remountRoot']),
    reboot: () => request(root, ['reboot']),
  };
}

/** The console that ran the host was closed, and the host ended with it. */
const ended = 'the embedded host has ended';

async function request(root: string, words: readonly string[]): Commanded {
  const subject = words.join(' ');
  const gone = (cause: string): Awaited<Commanded> =>
    err({ code: 'ioError', subject, cause, retryable: true });
  let address: SocketAddress;
  try {
    address = socketAddress(join(await placeWithoutLinks(root, 'run'), controlSocketName));
  } catch (error) {
    return gone(errorWords(error));
  }
  return new Promise((resolve) => {
    const socket = connect(address.path);
    socket.on('connect', () => {
      socket.write(`${JSON.stringify(words)}\n`);
    });
    socket.on('error', () => {
      resolve(gone(ended));
    });
    socket.on('close', () => {
      address.release();
      resolve(gone(ended));
    });
    createInterface({ input: socket })
      .on('line', (line) => {
        resolve(parseReply(line) ?? gone(`not understood: ${line}`));
        socket.destroy();
      })
      .on('error', () => undefined);
  });
}
