import { readNicCounters } from '../../support/host/host-calls.js';
import { readFileSync } from 'node:fs';
import { nicRates } from '../../../src/host/nics/nic-counters.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const names = ['rx_bytes', 'tx_bytes', 'rx_errors', 'tx_errors'];
const statistics = (
  values: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.map((name, at) => [`sys/class/net/eth0/statistics/${name}`, values[name] ?? `${at}\n`]),
  );

test('all counters of one device', async () => {
  const root = temporaryFolder();
  writeTree(root, statistics({ rx_bytes: '9007199254740000\n' }));
  expect(await readNicCounters(root, 'eth0')).toMatchObject({
    known: true,
    value: {
      receivedBytes: 9007199254740000,
      sentBytes: 1,
      receiveErrors: 2,
      sendErrors: 3,
    },
  });
});

test.each([
  ['eth9', 'absent'],
  ['../../etc', 'absent'],
  ['', 'absent'],
  ['eth0', 'damaged'],
])('device %j: %s', async (device, code) => {
  const root = temporaryFolder();
  writeTree(root, statistics({ tx_bytes: 'many' }));
  expect(await readNicCounters(root, device)).toMatchObject({ known: false, reason: { code } });
});

test("this machine's loopback", async () => {
  const read = await readNicCounters('/', 'lo');
  expect(read.known ? read.value.receivedBytes : -1).toBeLessThanOrEqual(
    Number(readFileSync('/sys/class/net/lo/statistics/rx_bytes', 'utf8')),
  );
});

test('rates between two readings; none when a counter went back or no time has passed', async () => {
  const root = temporaryFolder();
  writeTree(root, statistics());
  const read = await readNicCounters(root, 'eth0');
  if (!read.known) throw new Error('unknown');
  const before = { ...read.value, atMs: 1000 };
  const after = {
    ...before,
    atMs: 3000,
    receivedBytes: before.receivedBytes + 4000,
    sentBytes: before.sentBytes + 10,
  };
  expect(nicRates(before, after)).toEqual({ receivedBytesPerSecond: 2000, sentBytesPerSecond: 5 });
  expect(nicRates(after, before)).toBeNull();
  expect(nicRates(before, { ...after, atMs: 1000 })).toBeNull();
  expect(nicRates(before, { ...after, sentBytes: 0 })).toBeNull();
});
