import { connect } from '../../../src/xenapi/index.js';
import { raw, request, serve, stopAll } from './serve.js';
import { xmlCall, jsonCall } from './request-texts.js';

afterEach(stopAll);

const statusOf = (answer: string): number => Number(answer.split(' ')[1]);

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
        '<!DOCTYPE a [<!ENTITY b SYSTEM ' +
          `"file:///etc/passwd">]>${xmlCall('first', '<value>&b;</value>')}`,
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
