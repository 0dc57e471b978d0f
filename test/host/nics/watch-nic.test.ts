import { watchNic } from '../../support/host/host-calls.js';
import type { NicSample } from '../../../src/model/index.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const folder = 'sys/class/net/eth0';
const counters = (received: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      'rx_bytes',
      'tx_bytes',
      'rx_packets',
      'tx_packets',
      'rx_errors',
      'tx_errors',
      'rx_dropped',
      'tx_dropped',
    ].map((name) => [`${folder}/statistics/${name}`, String(name === 'rx_bytes' ? received : 7)]),
  );

test('link and counters, moment after moment; rates from the second one on; the signal ends it', async () => {
  const root = temporaryFolder();
  writeTree(root, { [`${folder}/carrier`]: '1\n', ...counters(100) });
  const stop = new AbortController();
  const seen: NicSample[] = [];
  for await (const moment of watchNic(root, 'eth0', { intervalMs: 1, signal: stop.signal })) {
    seen.push(moment);
    if (seen.length === 1) writeTree(root, { [`${folder}/carrier`]: '0\n', ...counters(5100) });
    if (seen.length === 2) writeTree(root, counters(0));
    if (seen.length === 3) stop.abort();
  }
  expect(
    seen.map((moment) => [moment.carrier, moment.receivedBytes, moment.rates === null]),
  ).toEqual([
    [true, 100, true],
    [false, 5100, false],
    [false, 0, true],
  ]);
  expect(seen[1]?.rates?.received).toBeGreaterThan(0);
  expect(seen[1]?.rates?.sent).toBe(0);
});

test('an interface whose kernel says nothing is still watched; a name that is none is not', async () => {
  const root = temporaryFolder();
  const first = await watchNic(root, 'eth0').next();
  expect(first.value).toEqual({
    device: 'eth0',
    carrier: null,
    receivedBytes: 0,
    sentBytes: 0,
    receiveErrors: 0,
    sendErrors: 0,
    rates: null,
  });
  expect((await watchNic(root, '../eth0').next()).done).toBe(true);
});
