import type { Ipv4, Ipv6, VlanTag } from '../address/address.js';

/** What to ask on one port and VLAN. Nothing is sent on any other port. */
export interface WireQuestion {
  readonly device: string;
  /** null: untagged. */
  readonly vlan: VlanTag | null;
  /** Asks the DHCP servers for an offer, but never accepts it. */
  readonly dhcp: boolean;
  /** Asks the IPv6 routers to advertise themselves. */
  readonly routers: boolean;
  /** Asks whether another host already uses these addresses. */
  readonly addresses: readonly (Ipv4 | Ipv6)[];
  /** Asks whether these gateways answer. */
  readonly gateways: readonly (Ipv4 | Ipv6)[];
}
