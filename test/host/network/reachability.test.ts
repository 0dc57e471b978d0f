import { reachXenApi } from '../../support/host/host-calls.js';
import { poolPortPath } from '../../../src/model/index.js';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { makeLanTree } from '../../support/host/lan.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test('somebody listens; then nobody does', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await reachXenApi('/', '127.0.0.1', { port })).toEqual({ ok: true, value: undefined });
  server.close();
  await once(server, 'close');
  expect(await reachXenApi('/', '127.0.0.1', { port })).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  });
});

test('a caller who has gone away', async () => {
  expect(
    await reachXenApi('/', '127.0.0.1', { port: 1, signal: AbortSignal.abort() }),
  ).toMatchObject({ error: { code: 'cancelled' } });
});

test('in a tree the described LAN answers: a XenAPI host, a host without, nobody', async () => {
  const root = temporaryFolder();
  makeLanTree(root);
  const outcomes = await Promise.all(
    ['10.0.0.7', '10.0.0.1', '10.0.0.99'].map((address) => reachXenApi(root, address)),
  );
  expect(outcomes.map((outcome) => (outcome.ok ? 'reached' : outcome.error.code))).toEqual([
    'reached',
    'refused',
    'timedOut',
  ]);
});

test('in a pool the real process decides, not the description', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const root = temporaryFolder();
  makeLanTree(root, { xenapi: ['127.0.0.1'] });
  writeTree(root, { [poolPortPath]: `${port}\n` });
  expect(await reachXenApi(root, '127.0.0.1')).toEqual({ ok: true, value: undefined });
  server.close();
  await once(server, 'close');
  expect(await reachXenApi(root, '127.0.0.1')).toMatchObject({ error: { code: 'refused' } });
});
