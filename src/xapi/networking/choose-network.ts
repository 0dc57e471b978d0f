import type { Database } from '../database/database.js';

/**
 * The network for a new PIF. `ambiguous` is true when several networks have the bridge, which is
 * worth a warning.
 */
export interface NetworkChoice {
  readonly ref: string;
  readonly ambiguous: boolean;
}

/**
 * The existing network that a NIC of the host belongs on, by its bridge; null when there is none.
 * In real pools several networks may have the same bridge. Then the network that this host used
 * before its reset wins, next one that the host uses now, and last the lowest uuid. xapi would make
 * another network here.
 */
export function chooseNetwork(
  database: Database,
  host: string,
  bridge: string,
  former: ReadonlyMap<string, string>,
): NetworkChoice | null {
  const networks = [...database.where('network', 'bridge', bridge)].sort((a, b) =>
    a.get('uuid') < b.get('uuid') ? -1 : 1,
  );
  const uses = (ref: string) =>
    database.where('PIF', 'network', ref).some((pif) => pif.get('host') === host);
  const chosen =
    networks.find((network) => network.get('uuid') === former.get(bridge)) ??
    networks.find(({ ref }) => uses(ref)) ??
    networks[0];
  return chosen === undefined ? null : { ref: chosen.ref, ambiguous: networks.length > 1 };
}
