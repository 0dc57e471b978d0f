import { isMac } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import { checkHaOff, checkManaged } from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, invalidValue } from '../errors.js';
import {
  checkFreeNetwork,
  checkManagedNetwork,
  checkNoSriov,
  checkNotBonded,
  checkNotTunnel,
} from './join-checks.js';
import { kindOf } from './kind.js';
import { hasAddress } from './modes.js';

/** The bond that a caller wants. */
export interface BondToMake {
  readonly network: Row;
  readonly members: readonly Row[];
  /** '' stands for the primary member's MAC address. */
  readonly mac: string;
  readonly mode: string;
  readonly properties: ReadonlyMap<string, string>;
}

function checkMember(database: Database, pif: Row): ApiError | null {
  const { kind } = kindOf(database, pif);
  const ha = pif.is('management') && checkHaOff(database) !== null;
  return (
    checkManaged(pif) ??
    checkNotBonded(database, pif, 'PIF_ALREADY_BONDED') ??
    (kind === 'VLAN' ? apiError('PIF_VLAN_EXISTS', pif.get('device_name')) : null) ??
    checkNotTunnel(database, pif) ??
    (kind === 'sriov' ? apiError('PIF_IS_SRIOV_LOGICAL', pif.ref) : null) ??
    (ha ? apiError('HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE') : null)
  );
}

const lacpValues: Readonly<Record<string, RegExp>> = {
  hashing_algorithm: /^(src_mac|tcpudp_ports)$/,
  'lacp-time': /^(fast|slow)$/,
  'lacp-fallback-ab': /^(true|false)$/,
  'lacp-aggregation-key': /^[0-9]{1,5}$/,
};

function checkProperties({ mode, properties }: BondToMake): ApiError | null {
  for (const [key, value] of properties) {
    const allowed = Object.hasOwn(lacpValues, key) ? lacpValues[key] : undefined;
    if (mode !== 'lacp' || allowed?.test(value) !== true)
      return invalidValue('properties', `${key} = ${value}`);
  }
  return null;
}

/** All members must have the same primary address type. */
function checkAlike(members: readonly Row[]): ApiError | null {
  const first = members[0];
  if (first === undefined) return apiError('PIF_BOND_NEEDS_MORE_MEMBERS');
  if (members.some((pif) => pif.get('primary_address_type') !== first.get('primary_address_type')))
    return apiError('PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE', first.ref);
  return null;
}

/** Why these PIFs cannot be bonded, checked in xapi's order; null when they can. */
export function checkBond(database: Database, request: BondToMake): ApiError | null {
  const [first] = request.members;
  const mac =
    request.mac !== '' && !isMac(request.mac.toLowerCase())
      ? apiError('MAC_INVALID', request.mac)
      : null;
  if (first === undefined)
    return checkManagedNetwork(request.network) ?? mac ?? apiError('PIF_BOND_NEEDS_MORE_MEMBERS');
  const host = first.get('host');
  const members =
    request.members.map((pif) => checkMember(database, pif)).find((error) => error !== null) ??
    null;
  const gro = new Set(request.members.map((pif) => pif.map('properties').get('gro') ?? ''));
  return (
    checkFreeNetwork(database, request.network, host) ??
    checkNoSriov(database, request.network, 'NETWORK_INCOMPATIBLE_WITH_BOND') ??
    mac ??
    checkAlike(request.members) ??
    members ??
    (request.members.some((pif) => pif.get('host') !== host)
      ? apiError('PIF_CANNOT_BOND_CROSS_HOST')
      : null) ??
    (gro.size > 1 ? apiError('INCOMPATIBLE_PIF_PROPERTIES') : null) ??
    (request.members.filter(hasAddress).length > 1
      ? apiError('PIF_BOND_MORE_THAN_ONE_IP')
      : null) ??
    checkProperties(request)
  );
}
