import { writeFileSync } from 'node:fs';
import { connect } from '../../src/xenapi/index.js';
import { bodyOf, endAll, httpOn, rawOn, send, socketPath } from './misbehaving.js';
import { SECRET, jsonOk, callIn } from './answers.js';

afterEach(endAll);

const xmlOk =
  '<methodResponse><params><param><value><struct><member><name>Status</name><value>Success' +
  '</value></member><member><name>Value</name><value>seven</value></member></struct></value>' +
  '</param></params></methodResponse>';

describe('each error has its code, and none tells a secret', () => {
  const call = async (path: string, options = {}): Promise<unknown> => {
    const outcome = await connect({ socketPath: path }).call(
      'session.login_with_password',
      ['root', SECRET],
      { timeoutMs: 5_000, ...options },
    );
    expect(JSON.stringify(outcome)).not.toContain(SECRET);
    return outcome;
  };
  const error = (code: string): unknown => {
    const transport: unknown = expect.objectContaining({ kind: 'transport', code });
    return expect.objectContaining({ ok: false, error: transport });
  };

  test('nothing there', async () => {
    expect(await call(socketPath())).toEqual(error('notFound'));
  });

  test('a file that is no socket', async () => {
    const path = socketPath();
    writeFileSync(path, '');
    expect(await call(path)).toEqual(error('refused'));
  });

  test('a port where nobody listens, and a text that is no URL', async () => {
    expect(await connect({ url: 'http://127.0.0.1:1' }).call('x', [SECRET])).toEqual(
      error('refused'),
    );
    expect(await connect({ url: `http://[${SECRET}` }).call('x', [])).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  });

  test.each<[string, (path: string) => Promise<void>, string]>([
    ['a server that never answers', (path) => rawOn(path, () => undefined), 'timedOut'],
    [
      'headers, then silence',
      (path) =>
        rawOn(path, (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"re')),
      'timedOut',
    ],
    [
      'an answer in drops that never ends',
      (path) =>
        rawOn(path, (socket) => {
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
          const drip = setInterval(() => socket.write(' '), 5);
          socket.on('close', () => {
            clearInterval(drip);
          });
        }),
      'timedOut',
    ],
  ])('%s', async (_what, serve, code) => {
    const path = socketPath();
    await serve(path);
    expect(await call(path, { timeoutMs: 60 })).toEqual(error(code));
  });

  test.each<[string, (path: string) => Promise<void>, string]>([
    ['a server that hangs up', (path) => rawOn(path, (socket) => socket.destroy()), 'closed'],
    [
      'an answer that breaks off',
      (path) =>
        rawOn(path, (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"re')),
      'closed',
    ],
    ['no HTTP', (path) => rawOn(path, (socket) => socket.end('hello\r\n')), 'badAnswer'],
    [
      'a status',
      (path) =>
        httpOn(path, (_request, response) => {
          send(response, 'text/html', `no ${SECRET}`, 500);
        }),
      'badStatus',
    ],
    [
      'no JSON',
      (path) =>
        httpOn(path, (_request, response) => {
          send(response, 'application/json', `<html>${SECRET}`);
        }),
      'badAnswer',
    ],
    [
      'an answer to another call',
      (path) =>
        httpOn(path, (_request, response) => {
          send(response, 'application/json', jsonOk(SECRET, 99));
        }),
      'badAnswer',
    ],
    [
      'an answer without end',
      (path) =>
        httpOn(path, (_request, response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          const pour = (): void => {
            while (response.write(' '.repeat(1 << 20)) && !response.destroyed);
          };
          response.on('drain', pour);
          pour();
        }),
      'tooLarge',
    ],
  ])('%s', async (_what, serve, code) => {
    const path = socketPath();
    await serve(path);
    expect(await call(path)).toEqual(error(code));
  });

  test.each([
    ['session.login_with_password', 65],
    ['host.set_name_label', 65],
    ['PIF.get_record', 4 * 1024 + 1],
  ])('%s has its own limit: %i KiB are too much', async (method, kibibytes) => {
    const path = socketPath();
    await httpOn(path, (_request, response) => {
      send(response, 'application/json', jsonOk('x'.repeat(kibibytes * 1024), 1));
    });
    const small = await connect({ socketPath: path }).call(method, []);
    expect(small).toEqual(error('tooLarge'));
    expect(await connect({ socketPath: path }).call('PIF.get_all_records', [])).toMatchObject({
      ok: true,
    });
  });

  test('a caller that gives up, before or during', async () => {
    const path = socketPath();
    const stop = new AbortController();
    await rawOn(path, () => {
      stop.abort();
    });
    expect(await call(path, { signal: stop.signal })).toEqual(error('cancelled'));
    expect(await call(path, { signal: AbortSignal.abort() })).toEqual(error('cancelled'));
  });
});

describe('the protocol', () => {
  test('is JSON-RPC where the server has it', async () => {
    const path = socketPath();
    const paths: unknown[] = [];
    await httpOn(path, (request, response) => {
      paths.push(request.url);
      void bodyOf(request).then((body) => {
        send(response, 'application/json; charset=utf-8', jsonOk('eight', callIn(body).id));
      });
    });
    const client = connect({ socketPath: path });
    expect(await client.call('a', [])).toEqual({ ok: true, value: 'eight' });
    expect(await client.call('a', [])).toEqual({ ok: true, value: 'eight' });
    expect(paths).toEqual(['/jsonrpc', '/jsonrpc']);
  });

  test.each<[string, number, string]>([
    ['404', 404, 'text/html'],
    ['405', 405, 'text/html'],
    ['HTML under 200', 200, 'text/html'],
    ['XML under 200', 200, 'text/xml'],
  ])('falls back to XML-RPC after %s, and stays with it', async (_what, status, contentType) => {
    const path = socketPath();
    const paths: unknown[] = [];
    await httpOn(path, (request, response) => {
      paths.push(request.url);
      if (request.url === '/jsonrpc') send(response, contentType, 'no', status);
      else send(response, 'text/xml', xmlOk);
    });
    const client = connect({ socketPath: path });
    expect(await client.call('a', ['x', 1, true])).toEqual({ ok: true, value: 'seven' });
    expect(await client.call('a', [])).toEqual({ ok: true, value: 'seven' });
    expect(paths).toEqual(['/jsonrpc', '/RPC2', '/RPC2']);
  });

  test('gives XenAPI errors with code and parameters', async () => {
    const path = socketPath();
    await httpOn(path, (_request, response) => {
      send(
        response,
        'application/json',
        '{"result":null,"error":["HANDLE_INVALID","PIF","OpaqueRef:x"],"id":1}',
      );
    });
    expect(await connect({ socketPath: path }).call('a', [])).toEqual({
      ok: false,
      error: { kind: 'api', code: 'HANDLE_INVALID', params: ['PIF', 'OpaqueRef:x'] },
    });
  });
});
