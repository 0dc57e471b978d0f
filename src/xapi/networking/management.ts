import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

/** The host's PIF that carries management by its flag; null when none does. */
export function managementPif(database: Database, host: string): Row | null {
  return database.where('PIF', 'host', host).find((pif) => pif.is('management')) ?? null;
}

/**
 * The PIFs of the host that a management bridge means: on the first network of that bridge (by
 * uuid) where the host has any. Bridge "" means none, whatever networks are called so.
 */
function pifsOnBridge(database: Database, host: string, bridge: string): ReadonlySet<string> {
  if (bridge === '') return new Set();
  const networks = [...database.where('network', 'bridge', bridge)].sort((a, b) =>
    a.get('uuid') < b.get('uuid') ? -1 : 1,
  );
  for (const network of networks) {
    const pifs = database
      .where('PIF', 'network', network.ref)
      .filter((pif) => pif.get('host') === host);
    if (pifs.length > 0) return new Set(pifs.map(({ ref }) => ref));
  }
  return new Set();
}

/**
 * Sets the management flags of the host's PIFs to follow the inventory's bridge (null: the
 * inventory names none, nothing is done). Inside a transaction.
 */
export function updateManagementFlags(
  database: Database,
  host: string,
  bridge: string | null,
): void {
  if (bridge === null) return;
  const wanted = pifsOnBridge(database, host, bridge);
  for (const pif of database.where('PIF', 'host', host)) {
    const management = wanted.has(pif.ref);
    if (pif.is('management') !== management)
      database.update('PIF', pif.ref, { management: String(management) });
  }
}

/**
 * The address of a PIF that others reach the host by: IPv6 without its prefix where that is its
 * primary type; '' while it has none.
 */
export function primaryAddress(pif: Row): string {
  if (pif.get('primary_address_type') !== 'IPv6') return pif.get('IP');
  return (pif.set('IPv6')[0] ?? '').split('/')[0] ?? '';
}

/**
 * Makes host.address the management PIF's address. While that has none (no lease yet) the old one
 * stays, as in xapi. Inside a transaction.
 */
export function refreshHostAddress(database: Database, host: string): void {
  const pif = managementPif(database, host);
  const address = pif === null ? '' : primaryAddress(pif);
  if (address !== '' && database.find('host', host) !== null)
    database.update('host', host, { address });
}
