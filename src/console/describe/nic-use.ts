import type { HostFacts, Nic } from '../../model/index.js';
import { inventoryOf } from '../../reset/index.js';

/** What an interface is to this host now. */
export type NicUse =
  /**
   * It carries the management interface, perhaps on a VLAN; `bond`: as a port of this one, '' when
   * alone.
   */
  | { readonly use: 'management'; readonly bond: string }
  /** A port of this bond or bridge. */
  | { readonly use: 'port'; readonly of: string }
  | { readonly use: 'free' };

/** Whether a device is a bond, by the name that xapi gives each one. */
export function isBondName(device: string): boolean {
  return /^bond\d+$/u.test(device);
}

/**
 * The bond of the firstboot data when the management interface is one: bonds do not survive a
 * reset. '' when it is none.
 */
export function managementBond({ management }: HostFacts): string {
  if (management === null) return '';
  return management.bondMembers !== '' || isBondName(management.device) ? management.device : '';
}

/**
 * MANAGEMENT_INTERFACE of the inventory: the bridge that holds the host's address; '' when nobody
 * knows.
 */
function managementBridge({ files: { inventory } }: HostFacts): string {
  return inventoryOf(inventory).managementInterface;
}

/**
 * What an interface is to this host now, by the kernel's bridges and bonds and the inventory's
 * management bridge.
 */
export function nicUse({ device, memberOf }: Nic, facts: HostFacts): NicUse {
  const bridge = managementBridge(facts);
  const nics = facts.nics.known ? facts.nics.value : [];
  const carries = (name: string): boolean =>
    bridge !== '' &&
    nics.some(
      (nic) =>
        nic.memberOf === bridge && (nic.device === name || nic.device.startsWith(`${name}.`)),
    );
  if (carries(device)) return { use: 'management', bond: '' };
  if (memberOf === null) return { use: 'free' };
  return carries(memberOf) ? { use: 'management', bond: memberOf } : { use: 'port', of: memberOf };
}
