import { readNicCounters, watchTraffic } from '../../support/host/host-calls.js';
import { openTree } from '../../../src/host/index.js';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../../support/run/property.js';
import { embeddedTraffic } from '../../../src/embedded/port-traffic.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const mac = '3c:ec:ef:12:a0:54';

function embedded(): string {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/embedded-hardware.json': JSON.stringify({
      nics: [{ mac, pci: '0000:02:00.0', traffic: { received: 40_000, sent: 1000 } }],
    }),
    'run/services/network': 'running\n',
    'sys/class/net/eth0/address': `${mac}\n`,
    'sys/class/net/eth0/carrier': '1\n',
    'sys/class/net/eth1/address': '00:00:00:00:00:01\n',
  });
  utimesSync(join(root, 'run/services/network'), 1000, 1000);
  return root;
}

test(
  'the made-up traffic of an embedded host begins at its boot, never goes back, and keeps to ' +
    'its mean',
  async () => {
    const root = embedded();
    const at = async (seconds: number): Promise<number> =>
      (await embeddedTraffic(await openTree(root), 'eth0', 1_000_000 + seconds * 1000))?.received ??
      NaN;
    expect(await at(0)).toBe(0);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 1000 }),
        async (seconds, more) => {
          expect(await at(seconds + more)).toBeGreaterThan(await at(seconds));
        },
      ),
      { numRuns: 30 },
    );
    expect((await at(1e6)) / 1e6).toBeCloseTo(40_000, -2);
    expect(await embeddedTraffic(await openTree(root), 'eth1')).toBeNull();
    expect(await readNicCounters(root, 'eth0')).toMatchObject({
      known: true,
      value: { receiveErrors: 0 },
    });
  },
);

test('throughput is what two looks at the counters differ by; it ends where nobody counts', async () => {
  const root = temporaryFolder();
  const count = (received: number, sent: number): void => {
    writeTree(root, {
      'sys/class/net/eth0/statistics/rx_bytes': `${received}\n`,
      'sys/class/net/eth0/statistics/tx_bytes': `${sent}\n`,
    });
  };
  count(1000, 0);
  const control = new AbortController();
  const moments = watchTraffic(root, 'eth0', { intervalMs: 1, signal: control.signal });
  const first = await moments.next();
  expect(first.value).toEqual({ received: 0, sent: 0 });
  count(900_000, 5);
  let moment = await moments.next();
  while (moment.done !== true && moment.value.received === 0) moment = await moments.next();
  expect(moment.done === true ? null : moment.value.received).toBeGreaterThan(0);
  control.abort();
  expect((await moments.next()).done).toBe(true);
  expect(
    (
      await watchTraffic(root, 'eth9', {
        intervalMs: 1,
        signal: new AbortController().signal,
      }).next()
    ).done,
  ).toBe(true);
});
