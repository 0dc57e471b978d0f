import type { Ipv4, Ipv6 } from '../address/address.js';

/** An address that an interface has now. */
export interface LinkAddress {
  readonly address: Ipv4 | Ipv6;
  readonly prefixLength: number;
  /** Seconds until the kernel removes it; null: never. */
  readonly secondsLeft: number | null;
}

/** One interface of the kernel's network, as `ip link` and `ip address` show it. */
export interface Link {
  readonly name: string;
  readonly up: boolean;
  readonly carrier: boolean;
  /**
   * The bond or bridge that it is a port of; null: none. A port of Open vSwitch has `ovs-system`.
   */
  readonly master: string | null;
  readonly kind: 'bridge' | 'bond' | 'vlan' | 'loopback' | 'other';
  /** A VLAN's tag and the interface below it; null for other kinds. */
  readonly vlan: { readonly tag: number; readonly below: string } | null;
  readonly addresses: readonly LinkAddress[];
  /** When an address is removed, others in its subnet stay (promote_secondaries). */
  readonly promotes: boolean;
}

/** A bridge of Open vSwitch. `vlan`: it is a VLAN with this tag on the bridge `of`. */
export interface OvsBridge {
  readonly name: string;
  /** Interfaces on it, including those in its bonds. */
  readonly interfaces: readonly string[];
  readonly vlan: { readonly tag: number; readonly of: string } | null;
}

/** The kernel's interfaces and Open vSwitch's bridges. */
export interface Links {
  readonly links: readonly Link[];
  readonly ovsBridges: readonly OvsBridge[];
}
