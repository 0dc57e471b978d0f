import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { connect } from '../../../src/xenapi/index.js';
import { testWhere } from '../../support/run/test-where.js';
import { noDump, raw, request, serve, stopAll } from './serve.js';
import { xmlCall, jsonCall } from './request-texts.js';

afterEach(stopAll);

const bodyOf = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4);

describe('good requests', () => {
  test.each(['/', '/RPC2', '/xmlrpc'])('XML-RPC at %s', async (path) => {
    const answer = await raw(
      (await serve()).socketPath,
      request(path, xmlCall('echo', '<value>a</value>', '<value><int>5</int></value>')),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\ncontent-type: text\/xml\r\n/i);
    expect(bodyOf(answer)).toBe(
      '<?xml version="1.0"?><methodResponse><params><param><value><struct><member><name>Status' +
        '</name><value>Success</value></member><member><name>Value</name><value><array><data>' +
        '<value>a</value><value>5</value></data></array></value></member></struct></value>' +
        '</param></params></methodResponse>',
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

  test.each([
    ['no web page may read the answers unless asked for', {}, false],
    ['one origin may when asked for', { allowOrigin: 'https://xo.example' }, true],
  ])('OPTIONS and calls, as browsers ask: %s', async (_what, setting, allowed) => {
    const { socketPath } = await serve(setting);
    for (const asked of [
      'OPTIONS /jsonrpc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      request('/', xmlCall('first', '<value>one</value>')),
    ]) {
      const answer = await raw(socketPath, asked);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(/access-control-allow-origin: https:\/\/xo\.example/i.test(answer)).toBe(allowed);
      expect(answer).not.toContain('allow-origin: *');
    }
  });

  test('an answer of a few megabytes has its length, a longer one comes in chunks', async () => {
    const text = 'x'.repeat(3_000_000);
    const { socketPath } = await serve({
      dispatch: (_method, params) =>
        Promise.resolve({ ok: true, value: params.length > 1 ? [text, text] : text }),
    });
    const short = await raw(socketPath, request('/', xmlCall('any', '<value>1</value>')));
    expect(short).toMatch(/content-length: 30\d{5}/i);
    expect(short.length).toBeGreaterThan(3_000_000);
    const long = await raw(
      socketPath,
      request('/', xmlCall('any', '<value>1</value></param><param><value>2</value>')),
    );
    expect(long).toMatch(/transfer-encoding: chunked/i);
    expect(long.length).toBeGreaterThan(6_000_000);
  });

  test('the database at /pool/xmldbdump, with the credentials found', async () => {
    const asked: unknown[] = [];
    const { socketPath } = await serve({
      dump: {
        ...noDump,
        read: (auth, caller) => {
          asked.push(auth, caller);
          return Promise.resolve({ ok: true, value: ['<database/>'] });
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
      ` HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ` +
        `${Buffer.from('root:a:b').toString('base64')}\r\n`,
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

describe('errors of a call', () => {
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
    error: { code: 'notFound' },
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
print(json.dumps([got['Status'], got['Value'], server.half()['Value'], server.system.listMethods(), server.nothing(), len(server.many.get_all_records(20000)['Value'])]))
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
