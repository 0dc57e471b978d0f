/** A PIF that xapi wants up, with the configuration it is to have. */
export interface PifToBringUp {
  readonly device: string;
  readonly mac: string;
  /** null = untagged. */
  readonly vlan: number | null;
  readonly bridge: string;
  /** Devices of a bond's members; absent or empty for any other interface. */
  readonly members?: readonly string[];
  readonly mode: 'None' | 'DHCP' | 'Static';
  /** These four count with the mode Static; '' for what is not set. `dns` is comma separated. */
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  /** Servers of both families. */
  readonly dns: string;
  /** What it is to have of IPv6; absent: what was kept stays, for whoever knows none. */
  readonly ipv6?: Ipv6ToBringUp;
}

/**
 * The IPv6 half of it. `address` (with its prefix length) and `gateway` count with the mode Static;
 * '' for what is not set.
 */
export interface Ipv6ToBringUp {
  readonly mode: 'None' | 'DHCP' | 'Static' | 'Autoconf';
  readonly address: string;
  readonly gateway: string;
}

/** What DHCP gave. An absent gateway is ''; `dns` is comma separated. */
export interface GivenLease {
  readonly ip: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

/**
 * What DHCPv6 or a router's advertisement gave: `address/prefixLength`; an absent gateway is '';
 * `dns` is comma separated.
 */
export interface GivenIpv6 {
  readonly address: string;
  readonly gateway: string;
  readonly dns: string;
}

/** What the wire gave an interface, by family; null where it was not asked or nobody answered. */
export interface GivenAddresses {
  readonly ipv4: GivenLease | null;
  readonly ipv6: GivenIpv6 | null;
}

/** What nobody answers. */
export const nothingGiven: GivenAddresses = { ipv4: null, ipv6: null };

/** The network daemon of a host, for its XAPI. */
export interface NetworkDaemon {
  /**
   * Brings an interface up, for the next boot too. Answers what the wire gave it, by family: null
   * where its mode does not ask or nobody answered.
   */
  up(pif: PifToBringUp): Promise<GivenAddresses>;
  /**
   * The same of an interface that is configured so already, as after a boot: nothing is changed.
   */
  given(pif: PifToBringUp): Promise<GivenAddresses>;
  /** Takes an interface down, for the next boot too. */
  down(pif: PifToBringUp): Promise<void>;
}

/** No daemon of ours: this machine has its own, and a tree that nobody runs has no network. */
export const noNetworkDaemon: NetworkDaemon = {
  up: () => Promise.resolve(nothingGiven),
  given: () => Promise.resolve(nothingGiven),
  down: () => Promise.resolve(),
};
