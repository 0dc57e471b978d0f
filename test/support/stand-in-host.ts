import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const open: Server[] = [];

/** What the host was asked to do, in the order of the requests: `stopService xapi`. */
export interface StandInHost {
  readonly calls: readonly string[];
}

/**
 * Stands in for the embedded host that runs on a tree: says that it has done what it is asked, but for what `trouble` names a reason
 * against. It does nothing. Gone after the test.
 */
export async function standInHost(tree: string, trouble: (call: string) => string | null): Promise<StandInHost> {
  const calls: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => {
      const call = line.replace(/[[\]"]/gu, '').replace(/,/gu, ' ');
      const cause = trouble(call);
      if (call !== 'hello') calls.push(call);
      socket.end(`${JSON.stringify(cause === null
        ? { ok: true, value: { ran: true, command: call } }
        : { ok: false, error: { code: 'serviceFailed', subject: call.split(' ').at(-1), cause, retryable: true } })}\n`);
    }).on('error', () => undefined);
  });
  open.push(server);
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(join(tree, 'run/embedded-host.sock'), resolve); });
  return { calls };
}

afterEach(() => { for (const server of open.splice(0)) server.close(); });
