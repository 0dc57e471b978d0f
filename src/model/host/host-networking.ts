import type { IpMode, Ipv4Mode } from '../address/ip-mode.js';

/** Addresses of a PIF as XenAPI has them. */
export interface PifAddresses {
  readonly mode: Ipv4Mode | 'unknown';
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  /** Comma-separated, IPv4 and IPv6 mixed. */
  readonly dns: string;
  readonly mode6: IpMode | 'unknown';
  /** address/prefixLength */
  readonly addresses6: readonly string[];
  readonly gateway6: string;
  /** primary_address_type: IPv4 or IPv6. */
  readonly primary: string;
}

/** One PIF of a host. The other objects of the same HostNetworking refer to it by `ref`. */
export interface HostPif {
  readonly ref: string;
  readonly uuid: string;
  readonly device: string;
  /** Lower case. */
  readonly mac: string;
  /** null = untagged. */
  readonly vlan: number | null;
  readonly mtu: number | null;
  readonly physical: boolean;
  readonly managed: boolean;
  readonly attached: boolean;
  readonly management: boolean;
  /** null: the source (networkd) does not say. */
  readonly disallowUnplug: boolean | null;
  /** `ref` of its network; '' for none. */
  readonly network: string;
  readonly addresses: PifAddresses;
  /** null: the source (networkd) does not say. */
  readonly otherConfig: Readonly<Record<string, string>> | null;
  readonly properties: Readonly<Record<string, string>>;
}

/** A Bond. The primary member comes first in `members`. */
export interface HostBond {
  readonly ref: string;
  readonly master: string;
  readonly members: readonly string[];
  readonly mode: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly otherConfig: Readonly<Record<string, string>>;
  /** The Bond has the MAC of its primary member and changes with it. */
  readonly followsMac: boolean;
}

/** A VLAN: `pif` is the tagged interface, which stands on `below`. */
export interface HostVlan {
  readonly ref: string;
  readonly pif: string;
  readonly below: string;
  readonly tag: number;
  readonly otherConfig: Readonly<Record<string, string>>;
}

/** A tunnel: `pif` is its access PIF, which stands on the transport PIF `below`. */
export interface HostTunnel {
  readonly ref: string;
  readonly pif: string;
  readonly below: string;
  readonly protocol: string;
  readonly otherConfig: Readonly<Record<string, string>>;
}

/** An SR-IOV network: `pif` is its logical PIF, which stands on the physical PIF `below`. */
export interface HostSriov {
  readonly ref: string;
  readonly pif: string;
  readonly below: string;
}

/** A network that one of the host's PIFs is on, or was on. */
export interface HostNetwork {
  readonly ref: string;
  /** '' when only an old networkd knows the network: it stores the bridge name alone. */
  readonly uuid: string;
  readonly label: string;
  readonly bridge: string;
}

/** A cluster membership that uses a PIF. A reset does not restore it. */
export interface HostClusterMembership {
  readonly pif: string;
  readonly enabled: boolean;
}

/** Where a HostNetworking was read. */
export type NetworkingSource = 'xapi' | 'database' | 'networkd';

/**
 * Where one part was read. XAPI describes the present state. A file is as old as its last change:
 * `at` is ISO 8601, UTC, or '' when the disk does not say.
 */
export type PartSource =
  { readonly from: 'xapi' } | { readonly from: 'database' | 'networkd'; readonly at: string };

/**
 * A host's networking as objects that refer to each other. It comes from the pool database, or from
 * networkd when that cannot be read.
 */
export interface HostNetworking {
  /** uuid of the host; '' when it is not known. */
  readonly host: string;
  readonly pifs: readonly HostPif[];
  readonly bonds: readonly HostBond[];
  readonly vlans: readonly HostVlan[];
  readonly tunnels: readonly HostTunnel[];
  readonly sriovs: readonly HostSriov[];
  readonly networks: readonly HostNetwork[];
  readonly clusters: readonly HostClusterMembership[];
}

/**
 * The parts of the kept networking. `purposes` stands for all settings of a PIF. networkd knows the
 * first three parts only.
 */
export const networkingParts = ['pifs', 'bonds', 'vlans', 'tunnels', 'sriovs', 'purposes'] as const;

/** One part of the kept networking. */
export type NetworkingPart = (typeof networkingParts)[number];

/** A host's networking, with where each part was read. */
export interface TracedNetworking {
  /** A part that no source knew is missing. */
  readonly sources: Readonly<Partial<Record<NetworkingPart, PartSource>>>;
  readonly networking: HostNetworking;
}

/** A host's networking from before a reset, with the source and the age of each part. */
export interface KeptNetworking {
  readonly formatVersion: 1;
  /** When it was kept: ISO 8601, UTC. */
  readonly at: string;
  /**
   * A part that no source knew is missing. `at`: the time that the part describes; '' when nobody
   * knows.
   */
  readonly sources: Readonly<
    Partial<Record<NetworkingPart, { readonly from: NetworkingSource; readonly at: string }>>
  >;
  readonly networking: HostNetworking;
}

/** A host without any networking objects. */
export const noNetworking: HostNetworking = {
  host: '',
  pifs: [],
  bonds: [],
  vlans: [],
  tunnels: [],
  sriovs: [],
  networks: [],
  clusters: [],
};

/** No addresses of either family. */
export const noAddresses: PifAddresses = {
  mode: 'none',
  address: '',
  netmask: '',
  gateway: '',
  dns: '',
  mode6: 'none',
  addresses6: [],
  gateway6: '',
  primary: '',
};
