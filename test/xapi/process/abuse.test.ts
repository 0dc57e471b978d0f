import { statSync } from 'node:fs';
import { connect as connectSocket, type Socket } from 'node:net';
import { withSession } from '../../../src/operations/index.js';
import { connect } from '../../../src/xenapi/index.js';
import { raw, request } from '../http/serve.js';
import { startProcess, stopServers, type ServerProcess } from './server-process.js';

let server: ServerProcess;

beforeAll(async () => {
  server = await startProcess({ passwords: ['root:secret'] });
});
afterAll(stopServers);

/** The next good request: a login, a read, a logout. */
async function isServed(): Promise<boolean> {
  const outcome = await withSession(connect({ socketPath: server.socketPath }), (session) =>
    session.call('PIF.get_all', []),
  );
  return outcome.ok && Array.isArray(outcome.value) && outcome.value.length === 14;
}

const status = (answer: string) => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'closed';
const xml = (params: string) =>
  '<?xml version="1.0"?><methodCall><methodName>PIF.get_record</methodName><params>' +
  `${params}</params></methodCall>`;
const text = (value: string) => `<param><value>${value}</value></param>`;
const json = (params: string) =>
  `{"jsonrpc":"2.0","method":"network.create","params":${params},"id":1}`;
const bomb = '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;">]>';
const withHeader = (header: string) =>
  request('/RPC2', xml('')).replace('\r\n\r\n', `\r\n${header}\r\n\r\n`);
/** The request with its X as a byte that is no UTF-8. */
const withBadByte = (sent: string) =>
  Buffer.concat([
    Buffer.from(sent.slice(0, sent.indexOf('X'))),
    Buffer.from([0xff]),
    Buffer.from(sent.slice(sent.indexOf('X') + 1)),
  ]);

// Every item of the list of things a server on a network meets; what each is answered with, and
// that the next one is served.
test.each<[string, string | Buffer, string]>([
  ['a body over 300 KiB', request('/RPC2', 'x'.repeat(300 * 1024 + 1)), '413'],
  ['a length of many gigabytes', request('/RPC2', '', { 'Content-Length': '99999999999' }), '413'],
  ['a negative length', request('/RPC2', '', { 'Content-Length': '-1' }), '400'],
  ['two lengths', withHeader('Content-Length: 7'), '400'],
  ['a length and chunks', withHeader('Transfer-Encoding: chunked'), '400'],
  [
    'chunks alone',
    request('/RPC2', '0\r\n\r\n', { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' }),
    '411',
  ],
  ['no length', request('/RPC2', '', { 'Content-Length': undefined }), '411'],
  ['headers without end', `POST / HTTP/1.1\r\n${'X-A: b\r\n'.repeat(5000)}\r\n`, '431'],
  ['one endless header', `POST / HTTP/1.1\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`, '431'],
  ['no HTTP', '\u0016\u0003\u0001hello', '400'],
  ['another method', request('/RPC2', '').replace('POST', 'DELETE'), '405'],
  ['GET where POST belongs', request('/jsonrpc', '').replace('POST', 'GET'), '405'],
  ['another path', request('/RPC2/../etc/passwd', xml('')), '404'],
  [
    'another content type',
    request('/RPC2', xml(''), { 'Content-Type': 'application/x-www-form-urlencoded' }),
    '415',
  ],
  [
    'another character set',
    request('/RPC2', xml(''), { 'Content-Type': 'text/xml; charset=utf-16' }),
    '415',
  ],
  ['an empty body', request('/RPC2', ''), '500'],
  ['malformed XML', request('/RPC2', '<methodCall><methodName>a</methodCall>'), '500'],
  ['malformed JSON', request('/jsonrpc', '{"method":'), '500'],
  ['a JSON batch', request('/jsonrpc', '[]'), '500'],
  [
    'an entity bomb',
    request(
      '/RPC2',
      `<?xml version="1.0"?>${bomb}<methodCall><methodName>&m;</methodName></methodCall>`,
    ),
    '500',
  ],
  [
    'an external entity',
    request('/RPC2', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><methodCall/>'),
    '500',
  ],
  ['an unknown entity', request('/RPC2', xml(text('&xxe;'))), '500'],
  [
    'XML nested without end',
    request('/RPC2', xml(text('<array><data><value>'.repeat(9000)))),
    '500',
  ],
  ['JSON nested without end', request('/jsonrpc', json('['.repeat(100_000))), '500'],
  [
    'closed JSON nested 50,000 deep',
    request('/jsonrpc', json('['.repeat(50_000) + ']'.repeat(50_000))),
    '500',
  ],
  ['a hundred thousand values', request('/jsonrpc', json(`[${'[],'.repeat(90_000)}[]]`)), '500'],
  ['not UTF-8 in JSON', withBadByte(request('/jsonrpc', json('["X"]'))), '200'],
  ['not UTF-8 in XML', withBadByte(request('/RPC2', xml(text('X')))), '200'],
  ['NUL', request('/jsonrpc', json('["s","\\u0000"]')), '200'],
  ['control characters in XML', request('/RPC2', xml(text('a\u0007b'))), '200'],
  [
    '__proto__ as a key',
    request(
      '/jsonrpc',
      json('["s",{"__proto__":{"isAdmin":true},"constructor":"x","toString":"y"}]'),
    ),
    '200',
  ],
  [
    '__proto__ as a method',
    request('/jsonrpc', json('[]').replace('network.create', '__proto__')),
    '200',
  ],
  [
    'constructor as a class',
    request('/jsonrpc', json('["s"]').replace('network.create', 'constructor.get_all')),
    '200',
  ],
])('%s', async (_name, sent, expected) => {
  expect(status(await raw(server.socketPath, sent, true))).toBe(expected);
  expect(await isServed()).toBe(true);
});

test('a request that says it is longer than it is ends with its connection', async () => {
  expect(
    status(
      await raw(server.socketPath, request('/RPC2', xml(''), { 'Content-Length': '5000' }), true),
    ),
  ).toBe('400');
  expect(await isServed()).toBe(true);
});

/** Opens connections that send something and then nothing more. */
function open(
  count: number,
  beginning: (number: number) => string | Buffer,
  target: { readonly path: string } | { readonly port: number; readonly host: string },
): Promise<readonly Socket[]> {
  return Promise.all(
    Array.from(
      { length: count },
      (_, number) =>
        new Promise<Socket>((resolve) => {
          const socket = connectSocket(target);
          socket.on('error', () => {
            resolve(socket);
          });
          socket.on('connect', () => {
            const start = beginning(number);
            if (start.length === 0) resolve(socket);
            else
              socket.write(start, () => {
                resolve(socket);
              });
          });
          socket.on('close', () => {
            resolve(socket);
          });
        }),
    ),
  );
}

const tcp = () => ({ host: '127.0.0.1', port: Number(new URL(server.url).port) });

test.each<[string, (number: number) => string]>([
  ['silent', () => ''],
  ['slow in their headers', () => 'POST /RPC2 HTTP/1.1\r\nHost: a\r\n'],
  [
    'slow in bodies of 300 KiB',
    () =>
      `${request('/RPC2', '', { 'Content-Length': String(300 * 1024) })}${'x'.repeat(299 * 1024)}`,
  ],
])(
  'a thousand connections, %s: a good request comes through on the same address',
  async (_name, beginning) => {
    for (const target of [{ path: server.socketPath }, tcp()]) {
      const crowd = await open(1000, beginning, target);
      expect(await isServed()).toBe(true);
      for (const socket of crowd) socket.destroy();
    }
  },
  120_000,
);

test(
  'many large requests at once, and hundreds of requests sent ahead by clients that read no ' +
    'answer',
  async () => {
    const login = await raw(
      server.socketPath,
      request(
        '/jsonrpc',
        '{"jsonrpc":"2.0","method":"session.login_with_password","params":["root",""],"id":1}',
      ),
      true,
    );
    const session = /"result":"(OpaqueRef:[^"]+)"/.exec(login)?.[1] ?? '';
    const wide = JSON.stringify(Array.from({ length: 15_000 }, (_, index) => `class${index}`));
    const waiting = request(
      '/jsonrpc',
      `{"jsonrpc":"2.0","method":"event.from","params":["${session}",${wide}` +
        ',"00000000000000000000,00000000000000000000",3600.5],"id":1}',
    );
    const greedy = request(
      '/jsonrpc',
      `{"jsonrpc":"2.0","method":"system.listMethods","params":[],"id":1}`,
    )
      .repeat(200)
      .replaceAll('Connection: close', 'Connection: keep-alive');
    const short = 'GET / HTTP/1.1\r\nHost:\r\n\r\n'.repeat(5000);
    for (const start of [waiting, greedy, short, short.replaceAll('GET', 'OPTIONS')]) {
      const crowd = await open(200, () => start, { path: server.socketPath });
      expect(await isServed()).toBe(true);
      for (const socket of crowd) socket.destroy();
    }
  },
  120_000,
);

test(
  'after all that it is the same process, under 256 MB at its highest, its socket is its ' +
    "owner's alone, and it ends in order",
  async () => {
    expect(server.child.exitCode).toBeNull();
    expect(server.said()).not.toMatch(/\n {4}at /);
    expect(server.peakMemory() / 1e6).toBeLessThan(256);
    expect(statSync(server.socketPath).mode & 0o777).toBe(0o600);
    expect(await server.stop()).toBe(0);
  },
);
