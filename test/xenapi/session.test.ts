import { withSession } from '../../src/operations/index.js';
import { connect, openSession } from '../../src/xenapi/index.js';
import { bodyOf, endAll, httpOn, send, socketPath } from './misbehaving.js';
import { SECRET, jsonOk, callIn } from './answers.js';

afterEach(endAll);

describe('a session', () => {
  /** A server that takes calls as (method, params) and answers in JSON. */
  const answering = async (
    answer: (method: string, params: readonly unknown[]) => unknown,
  ): Promise<string> => {
    const path = socketPath();
    await httpOn(path, (request, response) => {
      void bodyOf(request).then((body) => {
        const call = callIn(body);
        send(response, 'application/json', jsonOk(answer(call.method, call.params), call.id));
      });
    });
    return path;
  };

  test('puts its reference first, and is closed whatever comes', async () => {
    const calls: unknown[] = [];
    const path = await answering((method, params) => {
      calls.push([method, ...params]);
      return method === 'session.login_with_password' ? 'OpaqueRef:s' : '';
    });
    const outcome = withSession(
      connect({ socketPath: path }),
      async (session) => {
        await session.call('PIF.scan', ['OpaqueRef:h']);
        throw new Error('a bug');
      },
      { who: { user: 'u', password: 'p' } },
    );
    await expect(outcome).rejects.toThrow('a bug');
    expect(calls).toEqual([
      ['session.login_with_password', 'u', 'p', '1.1', 'xsconsole'],
      ['PIF.scan', 'OpaqueRef:s', 'OpaqueRef:h'],
      ['session.logout', 'OpaqueRef:s'],
    ]);
  });

  test('that is no reference is a bad answer', async () => {
    const path = await answering(() => 5);
    expect(await openSession(connect({ socketPath: path }))).toMatchObject({
      ok: false,
      error: { code: 'badAnswer' },
    });
  });

  test('is looked for at the coordinator only once', async () => {
    const { createServer } = await import('node:http');
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      send(
        response,
        'application/json',
        '{"result":null,"error":["HOST_IS_SLAVE","127.0.0.1"],"id":1}',
      );
    });
    await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const outcome = await openSession(connect({ url: `http://127.0.0.1:${port}` }), {
      user: 'root',
      password: SECRET,
    });
    expect(outcome).toEqual({
      ok: false,
      error: { kind: 'api', code: 'HOST_IS_SLAVE', params: ['127.0.0.1'] },
    });
    expect(asked).toBe(2);
    await new Promise((resolve) => server.close(resolve));
  });
});
