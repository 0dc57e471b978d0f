import { testNetwork, type NetworkTestEvent, type NetworkTestOptions } from '../../src/host/network-test.js';
import { parseTestTarget } from '../../src/host/test-target.js';
import { makeLanTree } from '../support/lan.js';
import { temporaryFolder } from '../support/tree.js';

async function story(root: string, text: string, options: NetworkTestOptions = {}): Promise<readonly NetworkTestEvent[]> {
  const target = parseTestTarget(text);
  if (!target.ok) throw new Error(target.error);
  const all: NetworkTestEvent[] = [];
  for await (const event of testNetwork(root, target.value, { count: 1, intervalMs: 0, ...options })) all.push(event);
  return all;
}

test('a name: resolved, then one address of each family tried, then XenAPI', async () => {
  const root = temporaryFolder();
  makeLanTree(root);
  const all = await story(root, 'pool.example.com', { xenApi: true });
  expect(all.map((event) => event.kind)).toEqual(['resolved', 'trying', 'ping', 'ping', 'xenApi', 'trying', 'ping', 'ping', 'xenApi']);
  expect(all.flatMap((event) => (event.kind === 'xenApi' ? [[event.address, event.trouble?.code ?? 'reached']] : []))).toEqual([['10.0.0.7', 'reached'], ['2001:db8::1', 'refused']]);
});

test('a name nobody knows ends the test with the servers that were asked', async () => {
  const root = temporaryFolder();
  makeLanTree(root);
  expect(await story(root, 'gone.example.com')).toEqual([{ kind: 'notResolved', name: 'gone.example.com', trouble: { code: 'notFound', servers: ['10.0.0.2'] } }]);
});

test('an address is tried as it is', async () => {
  const root = temporaryFolder();
  makeLanTree(root);
  expect((await story(root, '10.0.0.99')).map((event) => (event.kind === 'ping' ? event.event.kind : event.kind))).toEqual(['trying', 'lost', 'ended']);
});

test('cancelled before it begins: nothing is tried', async () => {
  const root = temporaryFolder();
  makeLanTree(root);
  expect(await story(root, '10.0.0.1', { signal: AbortSignal.abort() })).toEqual([]);
});
