import { openTree } from '../../../src/host/index.js';
import { xapiSockets } from '../../../src/host/xapi/xapi-socket.js';
import { mkdirSync, renameSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { XapiLine } from '../../../src/host/xapi/xapi-line.js';
import { temporaryFolder } from '../../support/host/tree.js';

const socketPath = 'var/lib/xcp/xapi';
const lines: XapiLine[] = [];
const listeners: Listener[] = [];

/**
 * Listens on a unix socket and notes who comes; answers a greeting with `answer`, or hangs up where
 * that is ''.
 */
class Listener {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #came: (() => void)[] = [];
  connections = 0;
  answer = 'HTTP/1.1 405 Method Not Allowed\r\n\r\n';

  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#server = createServer((socket) => {
      this.connections += 1;
      this.#open.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => this.#open.delete(socket))
        .on('data', () => {
          socket.end(this.answer);
        });
      for (const tell of this.#came.splice(0)) tell();
    });
    listeners.push(this);
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen(this.path, resolve);
    });
    return this;
  }

  /** The next connection that comes. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#came.push(resolve);
    });
  }

  hangUp(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => {
      this.#server.close(resolve);
    });
    this.hangUp();
    await closed;
  }
}

/** A line to a root, and what it has told; `told` resolves with the next hang-up. */
async function lineTo(root: string): Promise<{
  readonly line: XapiLine;
  readonly heard: () => number;
  readonly told: () => Promise<void>;
}> {
  let count = 0;
  const waiting: (() => void)[] = [];
  const line = new XapiLine(await xapiSockets(await openTree(root)), () => {
    count += 1;
    for (const tell of waiting.splice(0)) tell();
  });
  lines.push(line);
  return {
    line,
    heard: () => count,
    told: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
}

afterEach(async () => {
  for (const line of lines.splice(0)) line.close();
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

test(
  'a greeting goes over the connection that is held: no further one is made, and its end is ' +
    'no news',
  async () => {
    const root = temporaryFolder();
    const xapi = await new Listener(join(root, socketPath)).listen();
    const { line, heard } = await lineTo(root);
    const came = xapi.next();
    line.hold();
    await came;
    expect(await line.greet()).toBe('running');
    expect(xapi.connections).toBe(1);
    expect(await line.greet()).toBe('running');
    expect([xapi.connections, heard()]).toEqual([2, 0]);
  },
);

test('an xapi that goes is heard hanging up, once; who has closed the line hears nothing', async () => {
  const root = temporaryFolder();
  const xapi = await new Listener(join(root, socketPath)).listen();
  const [kept, closed] = [await lineTo(root), await lineTo(root)];
  for (const { line } of [closed, kept]) {
    const came = xapi.next();
    line.hold();
    await came;
  }
  closed.line.close();
  const told = kept.told();
  await xapi.close();
  await told;
  expect([kept.heard(), closed.heard()]).toEqual([1, 0]);
  expect(await kept.line.greet()).toBe('stopped');
});

test('an end without a word after a while is none of an xapi that is well: it is greeted anew', async () => {
  const root = temporaryFolder();
  const xapi = await new Listener(join(root, socketPath)).listen();
  const { line } = await lineTo(root);
  const came = xapi.next();
  line.hold();
  await came;
  // Answered with nothing on the line that was held; the new greeting finds nobody.
  xapi.answer = '';
  const greeted = line.greet();
  renameSync(join(root, socketPath), join(root, 'var/gone'));
  expect(await greeted).toBe('stopped');
  renameSync(join(root, 'var/gone'), join(root, socketPath));
});

test('where nobody listens there is nobody to be held, and that is told at once', async () => {
  const { line, heard, told } = await lineTo(temporaryFolder());
  const none = told();
  line.hold();
  await none;
  expect(heard()).toBe(1);
  expect(await line.greet()).toBe('stopped');
});

test('a tree so deep that its socket has too long a path is no matter', async () => {
  const top = temporaryFolder();
  const deep = join(top, ...Array<string>(30).fill('deep'));
  mkdirSync(join(deep, 'var/lib/xcp'), { recursive: true });
  // The kernel takes a short path only, so the socket is made at one and moved to its deep place.
  const xapi = await new Listener(join(top, 'xapi')).listen();
  renameSync(join(top, 'xapi'), join(deep, socketPath));
  const { line, told } = await lineTo(deep);
  const came = xapi.next();
  line.hold();
  await came;
  expect(await line.greet()).toBe('running');
  const again = xapi.next();
  line.hold();
  await again;
  const gone = told();
  xapi.hangUp();
  await gone;
});
