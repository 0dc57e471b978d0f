import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '../../../src/xenapi/index.js';
import { startServer } from '../../../src/xapi/http/server.js';
import { testWhere } from '../../support/aloud.js';
import { echo, folder, noDump, raw, request, serve, stopAll } from './serve.js';

afterEach(stopAll);

const xmlCall = (method: string, ...values: string[]): string =>
  `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${values.map((value) => `<param>${value}</param>`).join('')}</params></methodCall>`;
const jsonCall = (method: string, ...params: unknown[]): string =>
  JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 });
const bodyOf = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4);
const statusOf = (answer: string): number => Number(answer.split(' ')[1]);

describe('good requests', () => {
  test.each(['/', '/RPC2', '/xmlrpc'])('XML-RPC at %s', async (path) => {
    const answer = await raw(
      (await serve()).socketPath,
      request(path, xmlCall('echo', '<value>a</value>', '<value><int>5</int></value>')),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\ncontent-type: text\/xml\r\n/i);
    expect(bodyOf(answer)).toBe(
      '<?xml version="1.0"?><methodResponse><params><param><value><struct><member><name>Status</name><value>Success</value></member>' +
        '<member><name>Value</name><value><array><data><value>a</value><value>5</value></data></array></value></member></struct></value></param></params></methodResponse>',
    );
  });

  test.each(['/jsonrpc', '/json'])('JSON-RPC at %s', async (path) => {
    const answer = await raw((await serve()).socketPath, request(path, jsonCall('echo', 'a', 5)));
    expect(answer).toMatch(/\r\ncontent-type: application\/json\r\n/i);
    expect(JSON.parse(bodyOf(answer))).toEqual({ jsonrpc: '2.0', result: ['a', 5], id: 1 });
  });

  test('system.listMethods answers a bare array in XML', async () => {
    const answer = await raw(
      (await serve()).socketPath,
      request('/RPC2', xmlCall('system.listMethods')),
    );
    expect(bodyOf(answer)).toContain('<param><value><array><data><value>echo</value>');
  });

  test('several on one connection', async () => {
    const { socketPath } = await serve();
    const answer = await raw(
      socketPath,
      request('/', xmlCall('first', '<value>one</value>'), { Connection: 'keep-alive' }) +
        request('/', xmlCall('first', '<value>two</value>')),
    );
    expect(answer).toMatch(/one[^]*two/);
  });

  test('OPTIONS, as browsers ask', async () => {
    const answer = await raw(
      (await serve()).socketPath,
      'OPTIONS /jsonrpc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*access-control-allow-origin: \*/i);
  });

  test('the database at /pool/xmldbdump, with the credentials found', async () => {
    const asked: unknown[] = [];
    const { socketPath } = await serve({
      dump: {
        ...noDump,
        read: (auth, caller) => {
          asked.push(auth, caller);
          return Promise.resolve({ ok: true, pieces: ['<database/>'] });
        },
      },
    });
    const get = (line: string): Promise<string> =>
      raw(socketPath, `GET /pool/xmldbdump${line}Connection: close\r\n\r\n`);
    expect(bodyOf(await get('?session_id=OpaqueRef:a HTTP/1.1\r\nHost: x\r\n'))).toBe(
      '<database/>',
    );
    await get(' HTTP/1.1\r\nHost: x\r\nCookie: a=b; session_id=OpaqueRef:c\r\n');
    await get(
      ` HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${Buffer.from('root:a:b').toString('base64')}\r\n`,
    );
    const unix = { transport: 'unix' };
    expect(asked).toEqual([
      { kind: 'session', ref: 'OpaqueRef:a' },
      unix,
      { kind: 'session', ref: 'OpaqueRef:c' },
      unix,
      { kind: 'basic', user: 'root', password: 'a:b' },
      unix,
    ]);
  });
});

describe('trouble of a call', () => {
  test('a handler that throws gives INTERNAL_ERROR without its stack, and a line for the log', async () => {
    const server = await serve();
    const answer = await raw(server.socketPath, request('/jsonrpc', jsonCall('bug')));
    expect(JSON.parse(bodyOf(answer))).toMatchObject({
      error: { message: 'INTERNAL_ERROR', data: ['a handler threw'] },
    });
    expect(server.lines.join()).toContain('bug: Error: a handler threw');
  });

  test.each([
    [
      'a control character',
      Buffer.from(request('/jsonrpc', '{"method":"first","params":["a\\u0000"],"id":1}')),
    ],
    [
      'half a surrogate pair',
      Buffer.from(request('/jsonrpc', '{"method":"first","params":["\\ud800"],"id":1}')),
    ],
    [
      'not UTF-8',
      Buffer.from(
        request('/jsonrpc', '{"method":"first","params":["\xe9"],"id":1}', {
          'Content-Length': '40',
        }),
        'latin1',
      ),
    ],
  ])('%s gives INVALID_VALUE', async (_what, bytes) => {
    const { socketPath } = await serve();
    expect(JSON.parse(bodyOf(await raw(socketPath, bytes)))).toMatchObject({
      error: ['INVALID_VALUE', 'text', expect.any(String)],
    });
  });
});

describe('what is no XenAPI request is refused in HTTP', () => {
  const good = jsonCall('first', 'x');
  test.each<[string, string, number]>([
    ['an unknown path', request('/other', good), 404],
    ['a path that only begins right', request('/RPC2/x', xmlCall('echo')), 404],
    ['GET', 'GET /RPC2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 405],
    ['another content type', request('/jsonrpc', good, { 'Content-Type': 'text/plain' }), 415],
    [
      'another character set',
      request('/jsonrpc', good, { 'Content-Type': 'application/json; charset=latin1' }),
      415,
    ],
    ['no content type', request('/RPC2', xmlCall('echo'), { 'Content-Type': undefined }), 415],
    ['no length', request('/jsonrpc', '', { 'Content-Length': undefined }), 411],
    [
      'chunks',
      request('/jsonrpc', '5\r\nabcde\r\n0\r\n\r\n', {
        'Content-Length': undefined,
        'Transfer-Encoding': 'chunked',
      }),
      411,
    ],
    ['length and chunks both', request('/jsonrpc', good, { 'Transfer-Encoding': 'chunked' }), 400],
    ['two lengths', request('/jsonrpc', good, { 'Content-Length': '5\r\nContent-Length: 6' }), 400],
    ['a negative length', request('/jsonrpc', good, { 'Content-Length': '-1' }), 400],
    ['300 KiB and one', request('/jsonrpc', ' '.repeat(300 * 1024 + 1)), 413],
    [
      'a length beyond all measure',
      request('/jsonrpc', '', { 'Content-Length': '99999999999999' }),
      413,
    ],
    ['headers without end', request('/jsonrpc', good, { X: 'y'.repeat(20_000) }), 431],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['bad XML', request('/RPC2', '<methodCall>'), 500],
    ['bad JSON', request('/jsonrpc', '{'), 500],
    [
      'a DTD',
      request(
        '/RPC2',
        `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${xmlCall('first', '<value>&b;</value>')}`,
      ),
      500,
    ],
  ])('%s', async (_what, bytes, status) => {
    const { socketPath } = await serve();
    expect(statusOf(await raw(socketPath, bytes))).toBe(status);
    expect(await connect({ socketPath }).call('first', ['still there'])).toEqual({
      ok: true,
      value: 'still there',
    });
  });

  test('a request of exactly 300 KiB is served', async () => {
    const { socketPath } = await serve();
    const frame = jsonCall('first', '').length;
    expect(
      statusOf(
        await raw(
          socketPath,
          request('/jsonrpc', jsonCall('first', 'x'.repeat(300 * 1024 - frame))),
        ),
      ),
    ).toBe(200);
  });

  test('a body shorter than its length ends with the time limit', async () => {
    const { socketPath } = await serve({ limits: { requestMs: 50, headersMs: 50 } });
    expect(
      statusOf(await raw(socketPath, request('/jsonrpc', '{', { 'Content-Length': '100' }))),
    ).toBe(408);
  });

  test('headers that never end run into the time limit', async () => {
    const { socketPath } = await serve({ limits: { requestMs: 100, headersMs: 50 } });
    expect(statusOf(await raw(socketPath, 'POST / HTTP/1.1\r\nHost: x\r\n'))).toBe(408);
  });

  test('a body longer than its length is no second request', async () => {
    const { socketPath } = await serve();
    const answer = await raw(
      socketPath,
      request('/jsonrpc', `${jsonCall('first', 'x')}rubbish`, {
        'Content-Length': String(jsonCall('first', 'x').length),
        Connection: 'keep-alive',
      }),
    );
    expect(await connect({ socketPath }).call('first', ['x'])).toEqual({ ok: true, value: 'x' });
    expect(answer).not.toMatch(/HTTP[^]*HTTP\/1\.1 200/);
  });
});

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
      `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
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

test('stopping lets a call under way finish', async () => {
  let finish = (): void => undefined;
  let begun = (): void => undefined;
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const server = await serve({
    dispatch: () =>
      new Promise((resolve) => {
        finish = () => {
          resolve({ ok: true, value: 'finished' });
        };
        begun();
      }),
  });
  const call = connect(server).call('slow', []);
  await beginning;
  const closed = server.close();
  finish();
  expect(await call).toEqual({ ok: true, value: 'finished' });
  await closed;
  expect(await connect(server).call('x', [])).toMatchObject({
    ok: false,
    failure: { code: 'notFound' },
  });
});

const withPython = testWhere(
  spawnSync('python3', ['--version']).status === 0,
  'python3 is not here',
);

withPython("Python's xmlrpc.client takes it for a XenAPI", async () => {
  const { socketPath } = await serve();
  const program = `
import http.client, json, socket, sys, xmlrpc.client
class Connection(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(sys.argv[1])
class Transport(xmlrpc.client.Transport):
    def make_connection(self, host):
        return Connection('_var_lib_xcp_xapi')
server = xmlrpc.client.ServerProxy('http://_var_lib_xcp_xapi/', transport=Transport())
got = server.echo('a<&>"\\u00e9', 7, True, '', ['x'], {'__proto__': 'y', 'a & b': 'z'}, 0.25)
print(json.dumps([got['Status'], got['Value'], server.half()['Value'], server.system.listMethods(), server.nothing(), len(server.many(20000)['Value'])]))
`;
  const { stdout } = await promisify(execFile)('python3', ['-c', program, socketPath]);
  expect(JSON.parse(stdout)).toEqual([
    'Success',
    ['a<&>"é', '7', true, '', ['x'], JSON.parse('{"__proto__":"y","a & b":"z"}'), 0.25],
    0.5,
    ['echo', 'first'],
    { Status: 'Failure', ErrorDescription: ['MESSAGE_METHOD_UNKNOWN', 'nothing'] },
    20000,
  ]);
});
