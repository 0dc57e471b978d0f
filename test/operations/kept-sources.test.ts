import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { keptNetworking } from '../../src/reset/index.js';
import { rebuildWords } from '../../src/text/index.js';
import { makeHostTree } from '../support/host/host-tree.js';
import { networkdDatabase } from '../support/networkd-database.js';
import { factsOf } from '../support/host/read-host.js';
import { temporaryFolder } from '../support/host/tree.js';
import { merge, pool, poolFile } from '../xapi/pool-file.js';

const now = '2026-03-04T05:06:07.000Z';
const changed = '2026-01-02T03:04:05.000Z';
const uuid = '6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11';

const database = poolFile(merge(pool(), { host: { h1: { uuid } } }));

/** A host whose XAPI is down, and what a reset keeps of it. */
async function keptOf(
  files: Readonly<Record<string, string | null>>,
): Promise<ReturnType<typeof keptNetworking>> {
  const root = temporaryFolder();
  makeHostTree(root, files);
  for (const path of ['var/lib/xcp/state.db', 'var/lib/xcp/networkd.db'])
    if (files[path] !== undefined)
      utimesSync(join(root, path), new Date(changed), new Date(changed));
  return keptNetworking(await factsOf(root), now);
}

test("a coordinator's pool database file tells everything, as old as its last change", async () => {
  const kept = await keptOf({
    'etc/xensource/pool.conf': 'master',
    'var/lib/xcp/state.db': database,
    'var/lib/xcp/networkd.db': networkdDatabase,
  });
  expect(kept?.at).toBe(now);
  expect(Object.values(kept?.sources ?? {})).toEqual(
    Array.from({ length: 6 }, () => ({ from: 'database', at: changed })),
  );
  expect(kept?.networking.tunnels).toHaveLength(1);
});

test.each([
  [
    'a supporter',
    { 'etc/xensource/pool.conf': 'slave:10.0.0.1', 'var/lib/xcp/state.db': database },
  ],
  [
    'a coordinator with a damaged database',
    { 'etc/xensource/pool.conf': 'master', 'var/lib/xcp/state.db': '<database' },
  ],
  [
    'a host that its database does not know',
    { 'etc/xensource/pool.conf': 'master', 'var/lib/xcp/state.db': poolFile(pool()) },
  ],
])('%s: networkd.db, and what that does not know is told as not known', async (_, files) => {
  const kept = await keptOf({ ...files, 'var/lib/xcp/networkd.db': networkdDatabase });
  const source = { from: 'networkd', at: changed };
  expect(kept?.sources).toEqual({ pifs: source, bonds: source, vlans: source });
  expect(kept?.networking.bonds).toHaveLength(1);
  expect(kept === null ? '' : rebuildWords.kept(kept)[0]).toBe(
    `Networking as it was kept ${now}: ports and addresses, Bonds, VLANs from networkd.db of ` +
      `${changed}; tunnels, SR-IOV networks, purposes and settings not known.`,
  );
});

test('a cluster membership is told, not made again', async () => {
  const kept = await keptOf({
    'etc/xensource/pool.conf': 'master',
    'var/lib/xcp/state.db': poolFile(
      merge(pool(), {
        host: { h1: { uuid } },
        Cluster_host: { c: { host: 'h1', PIF: 'h1-bond0', enabled: 'true' } },
      }),
    ),
  });
  expect(kept === null ? [] : rebuildWords.kept(kept).slice(1)).toEqual([
    'The cluster membership over bond0 is not recreated here. When the networking is back: ' +
      'xe cluster-pool-resync.',
  ]);
});

test('a host of which neither tells keeps nothing', async () => {
  expect(await keptOf({ 'etc/xensource/pool.conf': 'slave:10.0.0.1' })).toBeNull();
});

test('the database of a large pool is read too', async () => {
  const vms = Object.fromEntries(
    Array.from({ length: 1200 }, (_, number) => [
      `vm${number}`,
      { uuid: `vm-${number}`, name__description: 'x'.repeat(1000) },
    ]),
  );
  const large = poolFile(merge(pool(), { host: { h1: { uuid } }, VM: vms }));
  expect(large.length).toBeGreaterThan(1024 * 1024);
  const kept = await keptOf({
    'etc/xensource/pool.conf': 'master',
    'var/lib/xcp/state.db': large,
  });
  expect(kept?.networking.tunnels).toHaveLength(1);
});
