import type { IpMode, Ipv4Mode } from '../address/ip-mode.js';

/** The bridges whose gateway and name servers a host uses. */
export interface InterfacesInUse {
  readonly gateway: string;
  readonly dns: string;
}

/** A PIF that xapi brings up, with its configuration. */
export interface PifToBringUp {
  readonly device: string;
  readonly mac: string;
  /** null = untagged. */
  readonly vlan: number | null;
  readonly bridge: string;
  /** Devices of a bond's members; absent or empty for any other interface. */
  readonly members?: readonly string[];
  /** Mode of a bond in XenAPI's spelling; absent or '' when the caller knows none. */
  readonly bondMode?: string;
  readonly mode: Ipv4Mode;
  /** These four apply in mode `static`; '' when not set. `dns` is comma-separated. */
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  /** Name servers of both families, comma-separated. */
  readonly dns: string;
  /** Its IPv6 configuration. Absent: the caller knows none, and the stored one stays. */
  readonly ipv6?: Ipv6ToBringUp;
  /** Absent: the usual one. */
  readonly mtu?: number;
  /** The MTU of the interface below a VLAN. Absent: as it is. */
  readonly mtuBelow?: number;
  /** What the host uses from then on. Absent: as it is. */
  readonly inUse?: InterfacesInUse;
}

/**
 * The IPv6 configuration of a PIF. `address` (with its prefix length) and `gateway` apply in mode
 * `static`; '' when not set.
 */
export interface Ipv6ToBringUp {
  readonly mode: IpMode;
  readonly address: string;
  readonly gateway: string;
}

/** What a DHCP server gives. `gateway` is '' when it names none. */
export interface GivenLease {
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: readonly string[];
}

/**
 * What DHCPv6 or a router's advertisement gives. `address` is `address/prefixLength`; `gateway` is
 * '' when there is none.
 */
export interface GivenIpv6 {
  readonly address: string;
  readonly gateway: string;
  readonly dns: readonly string[];
}

/** What the wire gave an interface, by family. null: it was not asked, or nobody answered. */
export interface GivenAddresses {
  readonly ipv4: GivenLease | null;
  readonly ipv6: GivenIpv6 | null;
}

/** The value when nobody answered in either family. */
export const nothingGiven: GivenAddresses = { ipv4: null, ipv6: null };

/** The network daemon that a host's XAPI talks to. */
export interface NetworkDaemon {
  /**
   * Brings an interface up, now and at the next boot. Answers what the wire gave it, by family.
   * null: its mode does not ask, or nobody answered.
   */
  up(pif: PifToBringUp): Promise<GivenAddresses>;
  /**
   * Answers the same for an interface that is already configured this way, as after a boot. Changes
   * nothing.
   */
  given(pif: PifToBringUp): Promise<GivenAddresses>;
  /** Takes an interface down, now and at the next boot. */
  down(pif: PifToBringUp): Promise<void>;
}

/**
 * The daemon of hosts that need none from us. This machine has its own, and a tree that nobody runs
 * has no network.
 */
export const noNetworkDaemon: NetworkDaemon = {
  up: () => Promise.resolve(nothingGiven),
  given: () => Promise.resolve(nothingGiven),
  down: () => Promise.resolve(),
};
