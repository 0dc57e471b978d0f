import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

/** The rows that a reset of one host removes. Each list is sorted by ref and has no repeats. */
export interface Loss {
  readonly pifs: readonly Row[];
  readonly bonds: readonly Row[];
  readonly vlans: readonly Row[];
  readonly tunnels: readonly Row[];
  readonly sriovNetworks: readonly Row[];
  readonly metrics: readonly Row[];
}

function distinct(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.ref, row])).values()].sort((a, b) =>
    a.ref < b.ref ? -1 : 1,
  );
}

/**
 * Everything that host.reset_networking removes. That is the host's PIFs, and each Bond, VLAN,
 * tunnel and network_sriov with either end on one of them. One end is enough, so a row whose other
 * end is gone does not stay for ever. Metrics go too, unless another host's PIF shares them. All
 * look-ups use an index, so the cost depends only on this host's objects.
 */
export function networkingOf(database: Database, host: string): Loss {
  const pifs = database.where('PIF', 'host', host);
  const local = new Set(pifs.map(({ ref }) => ref));
  const pointing = (table: string, ...columns: readonly string[]) =>
    distinct(
      columns.flatMap((column) => pifs.flatMap((pif) => database.where(table, column, pif.ref))),
    );
  const metrics = pifs.flatMap((pif) => {
    const ref = pif.link('metrics');
    const row = ref === null ? null : database.find('PIF_metrics', ref);
    return row === null ||
      database.refsWhere('PIF', 'metrics', row.ref).some((user) => !local.has(user))
      ? []
      : [row];
  });
  const slavesOf = pifs.flatMap((pif) => database.find('Bond', pif.get('bond_slave_of')) ?? []);
  return {
    pifs,
    bonds: distinct([...pointing('Bond', 'master'), ...slavesOf]),
    vlans: pointing('VLAN', 'untagged_PIF', 'tagged_PIF'),
    tunnels: pointing('tunnel', 'access_PIF', 'transport_PIF'),
    sriovNetworks: pointing('network_sriov', 'physical_PIF', 'logical_PIF'),
    metrics: distinct(metrics),
  };
}

/**
 * Removes all that `networkingOf` found. Networks, VIFs, VMs and other hosts' objects stay as they
 * are (design page, part 1). Runs inside a transaction.
 */
export function removeNetworking(database: Database, loss: Loss): void {
  for (const rows of [
    loss.bonds,
    loss.vlans,
    loss.tunnels,
    loss.sriovNetworks,
    loss.metrics,
    loss.pifs,
  ]) {
    for (const row of rows) database.remove(row.table, row.ref);
  }
}
