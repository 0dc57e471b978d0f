import { bridgeOf, temporaryBridge } from '../../model/index.js';
import type { FileState } from '../../model/index.js';
import { parseKeyValue, printKeyValue, setValue, valueOf } from './key-value.js';
import type { ResetRequest } from '../request/request.js';

/** What of the inventory matters to a reset; '' for a key that is absent. */
export interface Inventory {
  readonly installationUuid: string;
  readonly controlDomainUuid: string;
  readonly managementInterface: string;
  readonly managementAddressType: string;
}

/** Reads the inventory's keys that matter here; never fails. */
export function parseInventory(text: string): Inventory {
  const lines = parseKeyValue(text);
  const value = (key: string): string => valueOf(lines, key) ?? '';
  return {
    installationUuid: value('INSTALLATION_UUID'),
    controlDomainUuid: value('CONTROL_DOMAIN_UUID'),
    managementInterface: value('MANAGEMENT_INTERFACE'),
    managementAddressType: value('MANAGEMENT_ADDRESS_TYPE'),
  };
}

/** The same of a file as it was found: everything '' where it is not there or cannot be read. */
export function inventoryOf(file: FileState): Inventory {
  return parseInventory(file.state === 'present' ? file.text : '');
}

/**
 * A torn write: NULs where an unsynced file was not yet written, or one of the two keys gone that
 * make this host itself. null when whole.
 */
export function inventoryDamage(
  text: string,
):
  | { readonly code: 'nul' }
  | { readonly code: 'identity'; readonly missing: readonly string[] }
  | null {
  if (text.includes('\0')) return { code: 'nul' };
  const { installationUuid, controlDomainUuid } = parseInventory(text);
  const missing = [
    ...(installationUuid === '' ? ['INSTALLATION_UUID'] : []),
    ...(controlDomainUuid === '' ? ['CONTROL_DOMAIN_UUID'] : []),
  ];
  return missing.length > 0 ? { code: 'identity', missing } : null;
}

/**
 * The management bridge the inventory is to name: xapi's own for the NIC, `xentemp` until the
 * VLAN's network exists again, '' where networkd chooses it (no naming script).
 */
export function managementBridge(
  request: Pick<ResetRequest, 'device' | 'vlan'>,
  namingScript: boolean,
): string {
  if (!namingScript) return '';
  return request.vlan === null ? bridgeOf(request.device) : temporaryBridge;
}

/**
 * MANAGEMENT_ADDRESS_TYPE after the reset; null to leave the line alone. xapi waits for an address
 * of this type and new PIFs inherit it, so an IPv6-only reset must say IPv6, and one that
 * configures IPv4 must not keep an IPv6 from before (networkd's own rule: IPv6 only where there is
 * no IPv4 mode). Otherwise the line is not the reset's business.
 */
function addressType(request: Pick<ResetRequest, 'ipv4'>, present: string): 'IPv4' | 'IPv6' | null {
  if (request.ipv4.mode === 'none') return 'IPv6';
  return present === 'IPv6' ? 'IPv4' : null;
}

/**
 * The inventory after the reset (design page, step 8): every line the reset does not concern stays
 * byte for byte.
 */
export function resetInventory(
  text: string,
  request: Pick<ResetRequest, 'device' | 'vlan' | 'ipv4'>,
  namingScript: boolean,
): string {
  const type = addressType(request, parseInventory(text).managementAddressType);
  let lines = parseKeyValue(text);
  lines = setValue(
    lines,
    'MANAGEMENT_INTERFACE',
    managementBridge(request, namingScript),
    'quoted',
  );
  lines = setValue(lines, 'CURRENT_INTERFACES', '', 'quoted');
  if (type !== null) lines = setValue(lines, 'MANAGEMENT_ADDRESS_TYPE', type, 'quoted');
  return printKeyValue(lines);
}
