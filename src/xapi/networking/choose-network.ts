import type { Database } from '../database/database.js';

/**
 * A network for a new PIF, and whether it had to be chosen among several of the same bridge (worth
 * a warning).
 */
export interface NetworkChoice {
  readonly ref: string;
  readonly ambiguous: boolean;
}

/**
 * The existing network a NIC of the host belongs on, by its bridge; null when there is none.
 * Several with one bridge happen in real pools: then the one this host used before its reset or
 * uses, else the lowest uuid. Never a third one, as xapi makes.
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
