import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connect } from '../../../src/xenapi/index.js';
import { startServer } from '../../../src/xapi/http/server.js';
import { echo, folder, noDump, serve, stopAll } from './serve.js';

afterEach(stopAll);

describe('the unix socket', () => {
  test('is for its owner alone, whatever the mask', async () => {
    const before = process.umask(0);
    try {
      expect(statSync((await serve()).socketPath).mode & 0o777).toBe(0o600);
      expect(process.umask(0)).toBe(0);
    } finally {
      process.umask(before);
    }
  });

  test('works below a path longer than the kernel takes, and goes with the server', async () => {
    const deep = join(folder(), 'd'.repeat(100), 'e'.repeat(100));
    mkdirSync(deep, { recursive: true });
    const server = await serve({ socketPath: join(deep, 'xapi') });
    expect(statSync(server.socketPath).isSocket()).toBe(true);
    expect(await connect({ socketPath: server.socketPath }).call('first', ['x'])).toEqual({
      ok: true,
      value: 'x',
    });
    await server.close();
    expect(existsSync(server.socketPath)).toBe(false);
  });

  test('of a server that died is replaced', async () => {
    const path = join(folder(), 'xapi');
    const died = spawnSync(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(path)}, () => ` +
        `process.kill(process.pid, 'SIGKILL'))`,
    ]);
    expect(died.signal).toBe('SIGKILL');
    expect(existsSync(path)).toBe(true);
    const server = await serve({ socketPath: path });
    expect(await connect(server).call('first', ['x'])).toEqual({ ok: true, value: 'x' });
  });

  test('of a living server is left alone', async () => {
    const first = await serve();
    const second = await startServer({
      dispatch: echo,
      dump: noDump,
      log: () => undefined,
      socketPath: first.socketPath,
      tcp: null,
    });
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'inUse', address: first.socketPath },
    });
    expect(await connect(first).call('first', ['x'])).toEqual({ ok: true, value: 'x' });
  });

  test.each<[string, (path: string) => string, string]>([
    [
      'a file in its place',
      (path) => {
        writeFileSync(path, 'keep');
        return path;
      },
      'occupied',
    ],
    ['a folder that is not there', (path) => join(path, 'xapi'), 'folderMissing'],
  ])('is refused for %s', async (_what, prepare, code) => {
    const path = prepare(join(folder(), 'xapi'));
    const started = await startServer({
      dispatch: echo,
      dump: noDump,
      log: () => undefined,
      socketPath: path,
      tcp: null,
    });
    expect(started).toMatchObject({ ok: false, error: { code, address: path } });
    if (code === 'occupied') expect(readFileSync(path, 'utf8')).toBe('keep');
  });
});

describe('TCP', () => {
  test('only when asked, and the caller is known as such', async () => {
    const callers: string[] = [];
    const server = await serve({
      tcp: { host: '127.0.0.1', port: 0 },
      dispatch: (_method, _params, caller) => {
        callers.push(caller.transport);
        return Promise.resolve({ ok: true, value: '' });
      },
    });
    await connect({ url: server.url ?? '' }).call('x', []);
    await connect(server).call('x', []);
    expect(callers).toEqual(['tcp', 'unix']);
    expect((await serve()).url).toBeNull();
  });

  test('a port that is taken is named, and nothing stays open', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port: 0 }, resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const socketPath = join(folder(), 'xapi');
    const started = await startServer({
      dispatch: echo,
      dump: noDump,
      log: () => undefined,
      socketPath,
      tcp: { host: '127.0.0.1', port },
    });
    expect(started).toMatchObject({
      ok: false,
      error: { code: 'inUse', address: `127.0.0.1:${port}` },
    });
    expect(existsSync(socketPath)).toBe(false);
    await new Promise((resolve) => other.close(resolve));
  });
});
