import type { ApiError } from '../../xenapi/index.js';
import { bondOf } from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';
import { isOnSriov, kindOf } from './kind.js';
import { hasAddress } from './modes.js';

/** NETWORK_UNMANAGED [network] when XAPI does not manage the network. */
export function checkManagedNetwork(network: Row): ApiError | null {
  return network.is('managed') ? null : apiError('NETWORK_UNMANAGED', network.ref);
}

/**
 * NETWORK_UNMANAGED [network], or NETWORK_ALREADY_CONNECTED [host; pif] when the host already has a
 * PIF on the network. Null when a new PIF of the host may join.
 */
export function checkFreeNetwork(database: Database, network: Row, host: string): ApiError | null {
  const present = database
    .where('PIF', 'network', network.ref)
    .find((pif) => pif.get('host') === host);
  return (
    checkManagedNetwork(network) ??
    (present === undefined ? null : apiError('NETWORK_ALREADY_CONNECTED', host, present.ref))
  );
}

/**
 * The error `code` [network] when the network already serves SR-IOV PIFs of any host. Nothing else
 * can join such a network.
 */
export function checkNoSriov(database: Database, network: Row, code: string): ApiError | null {
  return database.where('PIF', 'network', network.ref).some((pif) => isOnSriov(database, pif))
    ? apiError(code, network.ref)
    : null;
}

/** The error `code` [pif] when the PIF is a member of a bond. */
export function checkNotBonded(database: Database, pif: Row, code: string): ApiError | null {
  return bondOf(database, pif) === null ? null : apiError(code, pif.ref);
}

/** IS_TUNNEL_ACCESS_PIF [pif] when the PIF is the access PIF of a tunnel. */
export function checkNotTunnel(database: Database, pif: Row): ApiError | null {
  return kindOf(database, pif).kind === 'tunnel' ? apiError('IS_TUNNEL_ACCESS_PIF', pif.ref) : null;
}

/**
 * Whether the cards of two physical PIFs are of the same kind, so that their virtual functions can
 * share a network. Two unknown cards count as the same kind.
 */
export function alikeCards(database: Database, one: string, other: string): boolean {
  const card = (pif: string) => {
    const pci = database.find('PCI', database.find('PIF', pif)?.get('PCI') ?? '');
    return `${pci?.get('vendor_id') ?? ''} ${pci?.get('device_id') ?? ''}`;
  };
  return card(one) === card(other);
}

/**
 * TRANSPORT_PIF_NOT_CONFIGURED [pif] when the PIF has no IP configuration. A tunnel needs an
 * address of the PIF below it.
 */
export function checkConfigured(transport: Row): ApiError | null {
  return hasAddress(transport) ? null : apiError('TRANSPORT_PIF_NOT_CONFIGURED', transport.ref);
}
