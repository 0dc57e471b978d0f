import type { Ipv4, Ipv6, Mac, VlanTag } from '../address/address.js';

/** What a DHCP server offers a port. */
export interface WireOffer {
  readonly server: Ipv4;
  readonly address: Ipv4;
  /** null: the server names no netmask. */
  readonly prefixLength: number | null;
  readonly gateway: Ipv4 | null;
  readonly dns: readonly Ipv4[];
}

/**
 * How the switch at the far end of the cable announces itself. The texts are as the switch sent
 * them.
 */
export interface SwitchPort {
  readonly protocol: 'LLDP' | 'CDP';
  readonly system: string;
  readonly port: string;
  /** The VLAN that the switch gives to untagged frames; null when it does not say. */
  readonly nativeVlan: number | null;
}

/** The state of a port's link. `down`: the interface itself is switched off. */
export type LinkState = 'up' | 'noCarrier' | 'down';

/** Why the wire was not looked at, or not completely. */
export type NotLookedReason =
  | 'foreignTree' // the tree is not this machine's, and no embedded host has a network for it
  | 'skipped' // the operator did not want it
  | 'down'
  | 'deviceAbsent'
  | 'helperMissing' // no Python to run it with
  | 'notPermitted'
  | 'endedEarly' // the helper stopped before its time, or did not stop
  | 'failed';

/**
 * One thing heard on the wire, as it comes. It belongs to the question's VLAN, unless it has a
 * `vlan` of its own.
 */
export type WireHeard =
  | { readonly kind: 'link'; readonly state: LinkState }
  | { readonly kind: 'offer'; readonly offer: WireOffer }
  /** Another host has this address: it said so by ARP or neighbour advertisement. */
  | {
      readonly kind: 'neighbour';
      readonly vlan: VlanTag | null;
      readonly address: Ipv4 | Ipv6;
      readonly mac: Mac;
    }
  | {
      readonly kind: 'router';
      readonly address: Ipv6;
      readonly mac: Mac;
      /** address/prefixLength */
      readonly prefixes: readonly string[];
      /** Addresses come from DHCPv6. */
      readonly managed: boolean;
      /** false: the router advertises prefixes but does not offer itself as a gateway. */
      readonly gateway: boolean;
    }
  | { readonly kind: 'switch'; readonly port: SwitchPort }
  /** A frame of the link aggregation protocol: the far end expects a bond. */
  | { readonly kind: 'lacp'; readonly system: Mac; readonly port: number }
  | { readonly kind: 'tagged'; readonly vlan: VlanTag }
  | { readonly kind: 'notLooked'; readonly reason: NotLookedReason; readonly detail: string };
