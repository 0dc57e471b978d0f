import type { IpMode } from './address/ip-mode.js';
import type { LinkState } from './wire/heard.js';

/** A NIC below the management interface. */
export interface ManagementPort {
  readonly device: string;
  /** Lower case; '' where nobody knows it. */
  readonly mac: string;
}

/** Who says how the management interface is configured. */
export type ManagementSource =
  | 'xapi'
  | 'networkd' // networkd.db and the inventory
  | 'firstboot'; // what the installer or the last reset has written

/** The management interface as it is now; '' where the host has no such value. */
export interface ManagementStatus {
  readonly source: ManagementSource;
  readonly device: string;
  readonly mac: string;
  /** '' = untagged. */
  readonly vlan: string;
  readonly mode: Exclude<IpMode, 'autoconf'> | 'unknown';
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: readonly string[];
  readonly modeV6: IpMode | 'unknown';
  /** With prefix length. */
  readonly addresses6: readonly string[];
  readonly gateway6: string;
  /** The NICs below a Bond; empty where it is no Bond. */
  readonly members: readonly ManagementPort[];
  readonly link: LinkState | 'unknown';
}
