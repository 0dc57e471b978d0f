import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsoleEvent } from '../../src/console/index.js';
import { HostWatch } from '../../src/effects/watch/host-watch.js';
import type { HostStatus } from '../../src/model/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { textAt } from '../support/host/host-tree.js';
import { embeddedAt } from '../support/host/hosts.js';
import { closedAfterTest, temporaryFolder, writeTree } from '../support/host/tree.js';
import { XapiProxy } from '../support/xapi-proxy.js';

type Difference = HostStatus['differences'][number];

/** Watches a host; `until` waits for a status of which `seen` answers what is wanted. */
function watching<T>(
  root: string,
  seen: (status: HostStatus) => T,
): { readonly watch: HostWatch; readonly until: (wanted: T) => Promise<void> } {
  let told: string | null = null;
  let wake = (): void => undefined;
  const watch = new HostWatch(
    { host: embeddedAt(root), xapi: null, profile: null },
    (event: ConsoleEvent) => {
      if (event.kind === 'status') told = JSON.stringify(seen(event.status));
      wake();
    },
    { wellMs: 50, unwellMs: 50 },
  );
  closedAfterTest(() => {
    watch.stop();
    return Promise.resolve();
  });
  const until = async (wanted: T): Promise<void> => {
    while (told !== JSON.stringify(wanted))
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  return { watch, until };
}

test('a machine that is changed under a host that is well is noticed, and its mending', async () => {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const proxy = await XapiProxy.of(root);
  await proxy.become('up');
  const { watch, until } = watching(root, ({ differences }) => differences);
  await watch.watchStatus();
  await until([]);

  const leases = textAt(root, 'run/network/leases.json') ?? '';
  const changes: readonly (readonly [string, string, string, Difference])[] = [
    [
      'run/network/leases.json',
      leases,
      leases.replace('"gateway": "192.168.1.1"', '"gateway": ""'),
      { of: 'gateway', wanted: '192.168.1.1', found: '' },
    ],
    ['sys/class/net/xenbr0/mtu', '1500\n', '1400\n', { of: 'mtu', wanted: '1500', found: '1400' }],
    [
      'etc/resolv.conf',
      'nameserver 192.168.1.1\n',
      'nameserver 192.0.2.53\n',
      { of: 'nameServers', wanted: '192.168.1.1', found: '192.0.2.53' },
    ],
  ];
  for (const [path, before, after, difference] of changes) {
    writeTree(root, { [path]: after });
    await until([difference]);
    writeTree(root, { [path]: before });
    await until([]);
  }
});

test('an inventory that is moved away is noticed, and that it is back', async () => {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  await (await XapiProxy.of(root)).become('up');
  const { watch, until } = watching(root, ({ inventory }) => inventory);
  await watch.watchStatus();
  await until('whole');
  const path = join(root, 'etc/xensource-inventory');
  renameSync(path, `${path}.away`);
  await until('absent');
  renameSync(`${path}.away`, path);
  await until('whole');
});

test('facts that find XAPI in another state than the status says bring a new status along', async () => {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const proxy = await XapiProxy.of(root);
  await proxy.become('up');
  const told: string[] = [];
  // No check comes by itself, and no line to XAPI is held.
  const watch = new HostWatch(
    { host: embeddedAt(root), xapi: { socketPath: join(root, 'var/lib/xcp/xapi') }, profile: null },
    (event) => {
      if (event.kind === 'facts') told.push(`facts ${event.facts.xapi}`);
      if (event.kind === 'status') told.push(`status ${event.status.xapi}`);
    },
    { wellMs: 1_000_000, unwellMs: 1_000_000 },
  );
  closedAfterTest(() => {
    watch.stop();
    return Promise.resolve();
  });
  await watch.watchStatus();
  await proxy.become('down');
  await watch.readFacts();
  expect(told.slice(0, 2)).toEqual(['facts running', 'status running']);
  expect(told.slice(-2)).toEqual(['facts stopped', 'status stopped']);
  const before = told.length;
  await watch.readFacts();
  expect(told.slice(before)).toEqual(['facts stopped']);
});
