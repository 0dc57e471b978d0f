import { readXapiState } from '../../support/host/host-calls.js';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../support/host/tree.js';

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((resolve) => {
          server.close(resolve);
        }),
    ),
  );
});

async function listen(root: string, socket: string, answer: string | null): Promise<void> {
  mkdirSync(dirname(join(root, socket)), { recursive: true });
  const server = createServer((connection) => {
    connection.on('error', () => undefined);
    connection.on('data', () => {
      if (answer !== null) connection.end(answer);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(join(root, socket), resolve);
  });
}

test.each([['var/lib/xcp/xapi'], ['var/xapi/xapi']])(
  'an answer on %s means running',
  async (socket) => {
    const root = temporaryFolder();
    await listen(root, socket, 'HTTP/1.1 404 Not Found\r\n\r\n');
    expect(await readXapiState(root)).toBe('running');
  },
);

test('silence means hung', async () => {
  const root = temporaryFolder();
  await listen(root, 'var/lib/xcp/xapi', null);
  expect(await readXapiState(root)).toBe('hung');
});

test('nobody there, or only what an old one has left: stopped', async () => {
  const root = temporaryFolder();
  expect(await readXapiState(root)).toBe('stopped');
  mkdirSync(join(root, 'var/lib/xcp'), { recursive: true });
  writeFileSync(join(root, 'var/lib/xcp/xapi'), '');
  expect(await readXapiState(root)).toBe('stopped');
});

test('a tree so deep that its socket has too long a path is no matter', async () => {
  const top = temporaryFolder();
  const deep = join(top, ...Array<string>(30).fill('deep'));
  mkdirSync(join(deep, 'var/lib/xcp'), { recursive: true });
  // The kernel takes a short path only, so the socket is made at one and moved to its deep place.
  await listen(top, 'xapi', 'HTTP/1.1 200 OK\r\n\r\n');
  renameSync(join(top, 'xapi'), join(deep, 'var/lib/xcp/xapi'));
  expect(await readXapiState(deep)).toBe('running');
});
