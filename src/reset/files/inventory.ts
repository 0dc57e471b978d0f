import {
  bridgeOf,
  hostPaths,
  temporaryBridge,
  type FilePort,
  type FileState,
} from '../../model/index.js';
import { parseKeyValue, printKeyValue, setValue, valueOf, type KeyValueLine } from './key-value.js';
import type { ResetRequest } from '../request/request.js';

/** The inventory's values that a reset needs; '' for an absent key. */
export interface Inventory {
  readonly installationUuid: string;
  readonly controlDomainUuid: string;
  readonly managementInterface: string;
  readonly managementAddressType: string;
}

/** Reads these values. Never fails. */
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

/** Reads these values from a file; all are '' when it is absent or cannot be read. */
export function inventoryOf(file: FileState): Inventory {
  return parseInventory(file.state === 'present' ? file.text : '');
}

/** The uuid that a host's inventory gives it; '' for none. */
export async function readHostUuid(files: Pick<FilePort, 'read'>): Promise<string> {
  return inventoryOf(await files.read(hostPaths.inventory)).installationUuid;
}

/** The key of a line whose value lacks its closing quote; [] for a whole line. */
const keyOfCut = ({ text, entry }: KeyValueLine): readonly string[] =>
  entry !== null && /=[ \t]*(?:'[^']*|"[^"]*)$/.test(text) ? [entry.key] : [];

/**
 * The damage that a write leaves when it is cut off. `nul`: the file has NULs. `cut`: the value of
 * a key begins with a quote and does not end with it. `identity`: a key that identifies this host
 * is missing. null: the file is whole.
 */
export function inventoryDamage(
  text: string,
):
  | { readonly code: 'nul' }
  | { readonly code: 'cut'; readonly key: string }
  | { readonly code: 'identity'; readonly missing: readonly string[] }
  | null {
  if (text.includes('\0')) return { code: 'nul' };
  const [key] = parseKeyValue(text).flatMap(keyOfCut);
  if (key !== undefined) return { code: 'cut', key };
  const { installationUuid, controlDomainUuid } = parseInventory(text);
  const missing = [
    ...(installationUuid === '' ? ['INSTALLATION_UUID'] : []),
    ...(controlDomainUuid === '' ? ['CONTROL_DOMAIN_UUID'] : []),
  ];
  return missing.length > 0 ? { code: 'identity', missing } : null;
}

/**
 * The management bridge to write into the inventory. Without a VLAN it is xapi's own bridge for the
 * NIC. With one it is `xentemp` until the VLAN's network exists again. Without the naming script it
 * is '', because networkd chooses it.
 */
export function managementBridge(
  request: Pick<ResetRequest, 'device' | 'vlan'>,
  namingScript: boolean,
): string {
  if (!namingScript) return '';
  return request.vlan === null ? bridgeOf(request.device) : temporaryBridge;
}

/**
 * MANAGEMENT_ADDRESS_TYPE after the reset; null to leave the line unchanged. xapi waits for an
 * address of this type, and new PIFs inherit it. So an IPv6-only reset must write IPv6, and a reset
 * that configures IPv4 must not keep an old IPv6. (networkd's own rule: IPv6 only without an IPv4
 * mode.)
 */
function addressType(request: Pick<ResetRequest, 'ipv4'>, present: string): 'IPv4' | 'IPv6' | null {
  if (request.ipv4.mode === 'none') return 'IPv6';
  return present === 'IPv6' ? 'IPv4' : null;
}

/** The inventory after the reset (design page, step 8). All other lines stay byte for byte. */
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
