import { err, ok, type NetworkPort } from '../../src/model/index.js';
import { tryCoordinator } from '../../src/operations/index.js';

type Around = Pick<NetworkPort, 'reachXenApi' | 'resolve'>;

const around = (answering: readonly string[], more: Partial<Around> = {}): Around => ({
  reachXenApi: (address) =>
    Promise.resolve(
      answering.includes(address) ? ok(undefined) : err({ code: 'timedOut', detail: '' }),
    ),
  resolve: (name) =>
    Promise.resolve(
      name === 'pool.lab'
        ? ok([
            { family: 4, address: '10.0.0.7' },
            { family: 4, address: '10.0.0.8' },
          ])
        : err({ code: 'notFound', servers: [] }),
    ),
  ...more,
});

test('an address and each address of a name are asked for XAPI', async () => {
  expect(await tryCoordinator(around(['10.0.0.8']), '10.0.0.8')).toMatchObject({ answers: true });
  expect(await tryCoordinator(around(['10.0.0.8']), 'pool.lab')).toMatchObject({
    address: 'pool.lab',
    answers: true,
  });
  expect(await tryCoordinator(around([]), '10.0.0.8')).toMatchObject({ answers: false });
  expect(await tryCoordinator(around([]), 'nobody.lab')).toMatchObject({ answers: false });
});

test('where nobody can look nothing is said', async () => {
  const reachXenApi: Around['reachXenApi'] = () =>
    Promise.resolve(err({ code: 'notLooked', detail: '' }));
  expect(await tryCoordinator(around([], { reachXenApi }), '10.0.0.8')).toBeNull();
});
