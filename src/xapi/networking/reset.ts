import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

/** What a host loses, row by row; every list without repeats, sorted by ref. */
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
 * Everything host.reset_networking takes away: the host's PIFs, and each Bond, VLAN, tunnel and
 * network_sriov with either end on one of them (so that rows whose other end is already gone do not
 * stay for ever), and their metrics unless another host's PIF shares them. Looks up by index only:
 * the cost follows this host's objects.
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
 * Removes all that `networkingOf` found; inside a transaction. Networks, VIFs, VMs and other hosts'
 * objects stay as they are (design page, part 1).
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
