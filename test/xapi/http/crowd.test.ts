import { connect as connectSocket } from 'node:net';
import { connect } from '../../../src/xenapi/index.js';
import { echo, raw, request, serve, stopAll } from './serve.js';

afterEach(stopAll);

const jsonCall = (method: string, ...params: unknown[]): string =>
  JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 });

test('idle and slow connections make room for a good client', async () => {
  const { socketPath } = await serve({ limits: { connections: 8 } });
  const crowd = Array.from({ length: 40 }, (_, index) =>
    raw(socketPath, index % 2 === 0 ? '' : 'POST /json'),
  );
  const client = connect({ socketPath });
  for (let round = 0; round < 5; round += 1)
    expect(await client.call('first', [String(round)])).toEqual({ ok: true, value: String(round) });
  await stopAll();
  await Promise.all(crowd);
});

test('a large answer lets other requests in between', async () => {
  const { socketPath } = await serve();
  const client = connect({ socketPath });
  const order: string[] = [];
  const large = client.call('many.get_all_records', [100_000]).then((outcome) => {
    order.push('large');
    return outcome;
  });
  await client.call('first', ['x']).then(() => order.push('small'));
  const outcome = await large;
  expect(order).toEqual(['small', 'large']);
  expect(outcome.ok && Array.isArray(outcome.value) && outcome.value.length).toBe(100_000);
});

test('a client that takes nothing of its answer is cut off', async () => {
  const { socketPath } = await serve({ limits: { stalledMs: 50 } });
  await new Promise<void>((resolve) => {
    const socket = connectSocket({ path: socketPath }, () => {
      socket.write(request('/jsonrpc', jsonCall('many.get_all_records', 1_000_000)));
      socket.pause();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
    // A paused socket does not see the end by reading: it sees that it can write no more.
    const slowly = setInterval(() => socket.write(' '), 20);
    socket.on('close', () => {
      clearInterval(slowly);
    });
  });
  expect(await connect({ socketPath }).call('first', ['x'])).toEqual({ ok: true, value: 'x' });
});

test(
  'many large answers at once: a request that comes later is answered before any of them is ' +
    'finished',
  async () => {
    const { socketPath } = await serve();
    const order: string[] = [];
    const large = Array.from({ length: 8 }, () =>
      connect({ socketPath })
        .call('many.get_all_records', [20_000])
        .then((outcome) => {
          order.push('large');
          return outcome;
        }),
    );
    // A first call is answered while they are under way, and one more after it.
    const client = connect({ socketPath });
    for (let round = 0; round < 2; round += 1)
      await client.call('first', ['x']).then(() => order.push('small'));
    for (const outcome of await Promise.all(large))
      expect(outcome.ok && Array.isArray(outcome.value) && outcome.value.length).toBe(20_000);
    expect(order.slice(0, 2)).toEqual(['small', 'small']);
  },
);

test.each<[string, Readonly<Record<string, string>>]>([
  ['', {}],
  [', with an expectation nobody knows', { Expect: 'tea' }],
])(
  'requests sent ahead reach the server one at a time, and all are answered in order%s',
  async (_what, headers) => {
    let open = 0;
    let most = 0;
    const { socketPath } = await serve({
      dispatch: async (method, params) => {
        open += 1;
        most = Math.max(most, open);
        const result = await echo(method, params);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        return result;
      },
    });
    const count = 300;
    const sent = Array.from({ length: count }, (_, index) =>
      request('/jsonrpc', jsonCall('first', `call ${index}`), {
        ...headers,
        ...(index === count - 1 ? {} : { Connection: 'keep-alive' }),
      }),
    ).join('');
    const answer = await raw(socketPath, sent);
    expect([...answer.matchAll(/call (\d+)/g)].map((found) => Number(found[1]))).toEqual(
      Array.from({ length: count }, (_, index) => index),
    );
    expect(most).toBe(1);
  },
);

test.each([1, 3, 100, 700])('a request in parts of %i bytes is one request', async (size) => {
  const { socketPath } = await serve();
  const filled = { Connection: 'keep-alive', Filler: 'f'.repeat(600) };
  const bytes =
    request('/jsonrpc', jsonCall('first', 'a'.repeat(40)), filled) +
    request('/jsonrpc', jsonCall('first', 'last'));
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connectSocket({ path: socketPath });
    const next = (at: number): void => {
      if (at < bytes.length)
        socket.write(bytes.slice(at, at + size), () => {
          setImmediate(next, at + size);
        });
    };
    socket.on('connect', () => {
      next(0);
    });
    socket.on('data', (part) => {
      text += part.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(text);
    });
  });
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
  expect(answer).toContain('last');
});

test('line ends without end, and no request among them, are headers too long', async () => {
  const { socketPath } = await serve();
  expect(await raw(socketPath, '\r\n'.repeat(100_000))).toMatch(
    /^HTTP\/1\.1 431 [^]*\r\nConnection: close\r\n\r\n$/,
  );
  expect(
    await raw(socketPath, `${'\r\n'.repeat(100)}${request('/jsonrpc', jsonCall('first', 'x'))}`),
  ).toContain('200 OK');
});

test('a body that nobody reads ends its connection; without one it stays', async () => {
  const { socketPath } = await serve();
  const options = (body: string) =>
    request('/jsonrpc', body, { Connection: 'keep-alive' }).replace('POST', 'OPTIONS');
  const behind = request('/jsonrpc', jsonCall('first', 'behind'));
  const unread = await raw(socketPath, options('x'.repeat(1_000_000)) + behind);
  expect(unread).toMatch(/^HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n/i);
  expect(unread).not.toContain('behind');
  expect(await raw(socketPath, options('') + behind)).toMatch(
    /^HTTP\/1\.1 200 [^]*\r\nconnection: keep-alive\r\n[^]*behind/i,
  );
});

test(
  'a client that ends its side after its request still gets the answer, but nobody waits for ' +
    'a dead one',
  async () => {
    let answerIt = (): void => undefined;
    const waiting = (begun: () => void) => () =>
      new Promise<{ ok: true; value: string }>((resolve) => {
        answerIt = () => {
          resolve({ ok: true, value: 'late' });
        };
        begun();
      });
    const patient = await serve({
      dispatch: waiting(() => {
        setImmediate(() => {
          answerIt();
        });
      }),
    });
    expect(await raw(patient.socketPath, request('/jsonrpc', jsonCall('wait')), true)).toContain(
      'late',
    );
    const strict = await serve({ limits: { lingerMs: 1 }, dispatch: waiting(() => undefined) });
    expect(await raw(strict.socketPath, request('/jsonrpc', jsonCall('wait')), true)).toBe('');
  },
);

test('large bodies that never end make room for a good one', async () => {
  const { socketPath } = await serve({ limits: { waitingBytes: 256 * 1024 } });
  const crowd = Array.from({ length: 20 }, () =>
    raw(
      socketPath,
      `${request('/jsonrpc', '', { 'Content-Length': '100000' })}${'x'.repeat(99_000)}`,
    ),
  );
  const long = 'y'.repeat(200_000);
  expect(await connect({ socketPath }).call('first.get_record', [long])).toEqual({
    ok: true,
    value: long,
  });
  await stopAll();
  await Promise.all(crowd);
});
