import type { Ipv4, Ipv6, VlanTag } from '../address/address.js';

/** What is asked on one port and VLAN. Nothing is sent on any other port. */
export interface WireQuestion {
  readonly device: string;
  /** null: untagged. */
  readonly vlan: VlanTag | null;
  /** Asks the DHCP servers for an offer, which is never taken. */
  readonly dhcp: boolean;
  /** Asks the IPv6 routers to advertise themselves. */
  readonly routers: boolean;
  /** Does somebody use these already? */
  readonly addresses: readonly (Ipv4 | Ipv6)[];
  /** Do these answer? */
  readonly gateways: readonly (Ipv4 | Ipv6)[];
}
