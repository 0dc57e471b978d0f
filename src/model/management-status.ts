import type { IpMode, Ipv4Mode } from './address/ip-mode.js';
import type { LinkState } from './wire/heard.js';

/** A NIC below the management interface. */
export interface ManagementPort {
  readonly device: string;
  /** Lower case; '' when nobody knows it. */
  readonly mac: string;
}

/** Which source describes the management interface. */
export type ManagementSource =
  | 'xapi'
  | 'networkd' // networkd.db and the inventory
  | 'firstboot'; // what the installer or the last reset wrote

/** What a host has from one of its interfaces, as a rule from the management interface. */
export type ManagementElsewhere = 'defaultRoute' | 'nameServers';

/** The management interface as it is now; '' for values that the host does not have. */
export interface ManagementStatus {
  readonly source: ManagementSource;
  readonly device: string;
  readonly mac: string;
  /** '' = untagged. */
  readonly vlan: string;
  readonly mode: Ipv4Mode | 'unknown';
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: readonly string[];
  readonly modeV6: IpMode | 'unknown';
  /** With prefix length. */
  readonly addresses6: readonly string[];
  readonly gateway6: string;
  /** The NICs of a Bond; empty for other ports. */
  readonly members: readonly ManagementPort[];
  readonly link: LinkState | 'unknown';
  /** What comes from another interface of this host instead; absent: nothing. */
  readonly elsewhere?: readonly ManagementElsewhere[];
}
