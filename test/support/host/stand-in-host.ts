import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const open: Server[] = [];

/** A request in words: `stopService xapi`. */
const callOf = (line: string): string => line.replace(/[[\]"]/gu, '').replace(/,/gu, ' ');

const done = (call: string): string =>
  `${JSON.stringify({ ok: true, value: { ran: true, command: call } })}\n`;

function listen(server: Server, tree: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(join(tree, 'run/embedded-host.sock'), resolve);
  });
}

/** The requests to the host, in their order: `stopService xapi`. */
export interface StandInHost {
  readonly calls: readonly string[];
  /** Answers the request it was told to hold back. */
  goesOn(): void;
}

/**
 * Stands in for the embedded host that runs on a tree. It answers each request as done, except
 * those for which `issue` gives a reason. It answers `held` only when the story says so. It changes
 * nothing, and ends with the test.
 */
export async function standInHost(
  tree: string,
  issue: (call: string) => string | null,
  held = '',
): Promise<StandInHost> {
  const calls: string[] = [];
  let goesOn = (): void => {
    throw new Error(`the host was not asked for ${held} yet`);
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    createInterface({ input: socket })
      .on('line', (line) => {
        const call = callOf(line);
        const cause = issue(call);
        if (call !== 'hello') calls.push(call);
        const subject = call.split(' ').at(-1);
        const error = { code: 'serviceFailed', subject, cause, retryable: true };
        const answer = (): void => {
          socket.end(cause === null ? done(call) : `${JSON.stringify({ ok: false, error })}\n`);
        };
        if (call === held) goesOn = answer;
        else answer();
      })
      .on('error', () => undefined);
  });
  open.push(server);
  await listen(server, tree);
  return {
    calls,
    goesOn: () => {
      goesOn();
    },
  };
}

/** A host that never answers one request. */
export interface StuckHost {
  /** The request has come. */
  readonly reached: Promise<void>;
  /** Its socket goes: whoever waits for it is let down. */
  gives(): Promise<void>;
}

/**
 * Stands in for the embedded host like `standInHost`, and never answers the request that begins
 * with these words.
 */
export async function stuckHost(tree: string, at: string): Promise<StuckHost> {
  const sockets = new Set<Socket>();
  let tell = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    createInterface({ input: socket })
      .on('line', (line) => {
        const call = callOf(line);
        if (call.startsWith(at)) tell();
        else socket.end(done(call));
      })
      .on('error', () => undefined);
  });
  open.push(server);
  await listen(server, tree);
  return {
    reached,
    gives: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});
