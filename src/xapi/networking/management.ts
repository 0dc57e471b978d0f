import { addressPart } from '../../model/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

/** The host's PIF with the management flag; null when none has it. */
export function managementPif(database: Database, host: string): Row | null {
  return database.where('PIF', 'host', host).find((pif) => pif.is('management')) ?? null;
}

/**
 * The PIFs of the host that a management bridge means. Several networks may have that bridge. The
 * first one by uuid on which the host has a PIF counts. Bridge "" means no PIF, even when a
 * network's bridge is "".
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
 * Sets the management flags of the host's PIFs by the inventory's bridge. Null means that the
 * inventory names none, and changes nothing. Runs inside a transaction.
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
 * The PIF's address by which others reach the host, in its primary address type. IPv6 comes without
 * its prefix length. '' while it has none.
 */
function primaryAddress(pif: Row): string {
  if (pif.get('primary_address_type') !== 'IPv6') return pif.get('IP');
  return addressPart(pif.set('IPv6')[0] ?? '');
}

/**
 * Sets host.address to the management PIF's address. While that PIF has none (no lease yet), the
 * old address stays, as in xapi. Runs inside a transaction.
 */
export function refreshHostAddress(database: Database, host: string): void {
  const pif = managementPif(database, host);
  const address = pif === null ? '' : primaryAddress(pif);
  if (address !== '' && database.find('host', host) !== null)
    database.update('host', host, { address });
}
