import type { HostName, Ipv4, Ipv6, Mac, VlanTag } from './address.js';

/** The management interface's IPv4 configuration after the reset. */
export type Ipv4Config =
  | { readonly mode: 'none' }
  | { readonly mode: 'dhcp' }
  | { readonly mode: 'static'; readonly address: Ipv4; readonly netmask: Ipv4; readonly gateway: Ipv4 | null };

/** The management interface's IPv6 configuration after the reset. */
export type Ipv6Config =
  | { readonly mode: 'none' }
  | { readonly mode: 'dhcp' }
  | { readonly mode: 'autoconf' }
  | { readonly mode: 'static'; readonly address: Ipv6; readonly prefixLength: number; readonly gateway: Ipv6 | null };

/** A checked wish: only `makeRequest` makes one. */
export interface ResetRequest {
  readonly device: string;
  /** MAC of the chosen NIC when this host has it: names may move in the same run, the port may not. */
  readonly mac: Mac | null;
  readonly vlan: VlanTag | null;
  readonly ipv4: Ipv4Config;
  readonly ipv6: Ipv6Config;
  readonly dns: readonly (Ipv4 | Ipv6)[];
  /** null: pool.conf stays as it is. */
  readonly coordinatorAddress: Ipv4 | Ipv6 | HostName | null;
  readonly keepInterfaceNames: boolean;
}
