/** Several NICs that act as one port. */
export interface WiredBond {
  /** Its own name, mostly `bond0`. */
  readonly device: string;
  readonly members: readonly string[];
  /** In XenAPI's spelling (`active-backup`, `lacp`, ...); '' when the source does not say. */
  readonly mode: string;
}

/** A network of this host: the port it uses, and its bridge. */
export interface PifNetwork {
  /** NIC or bond. */
  readonly device: string;
  /** '' = untagged. */
  readonly vlan: string;
  /** Name in the pool database; '' when it is not known. */
  readonly network: string;
  /** '' when the source does not say. */
  readonly bridge: string;
}

/** Where the wiring was read. */
export type WiringSource =
  | 'pool' // the pool database, over XenAPI or from the coordinator's file
  | 'networkd' // networkd.db
  | 'openvswitch' // Open vSwitch's own database
  | 'kernel' // bridges, bonds and VLAN devices in sysfs
  | 'firstboot';

/** Which NIC, bond and VLAN each network of this host uses. */
export interface Wiring {
  readonly source: WiringSource;
  readonly bonds: readonly WiredBond[];
  readonly networks: readonly PifNetwork[];
}

/** The port and VLAN below a bridge; undefined for a bridge without a port. */
export function networkOf(
  { networks }: Pick<Wiring, 'networks'>,
  bridge: string,
): PifNetwork | undefined {
  return bridge === '' ? undefined : networks.find((network) => network.bridge === bridge);
}

/** The bond that a NIC is a member of. */
export function bondOf({ bonds }: Pick<Wiring, 'bonds'>, device: string): WiredBond | undefined {
  return bonds.find(({ members }) => members.includes(device));
}

/** The NICs below a port: the members of a bond, else the port itself. */
export function membersOf({ bonds }: Pick<Wiring, 'bonds'>, device: string): readonly string[] {
  return bonds.find((bond) => bond.device === device)?.members ?? [device];
}
