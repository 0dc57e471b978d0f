/** Several NICs that act as one port. */
export interface WiredBond {
  /** Its own name, mostly `bond0`. */
  readonly device: string;
  readonly members: readonly string[];
  /** As XenAPI spells it (`active-backup`, `lacp`, ...); '' where the source does not say. */
  readonly mode: string;
}

/** A network of this host: the port it goes through, and the bridge that stands for it. */
export interface PifNetwork {
  /** NIC or bond. */
  readonly device: string;
  /** '' = untagged. */
  readonly vlan: string;
  /** Name in the pool database; '' where nobody has told it. */
  readonly network: string;
  /** '' where the source does not say. */
  readonly bridge: string;
}

/** Who has told the wiring. */
export type WiringSource =
  | 'pool' // the pool database, over XenAPI or from the coordinator's file
  | 'networkd' // networkd.db
  | 'openvswitch' // Open vSwitch's own database
  | 'kernel' // bridges, bonds and VLAN devices in sysfs
  | 'firstboot';

/** Which NIC, bond and VLAN each network of this host goes through. */
export interface Wiring {
  readonly source: WiringSource;
  readonly bonds: readonly WiredBond[];
  readonly networks: readonly PifNetwork[];
}

/** The port and VLAN below a bridge; undefined for a bridge that stands on no port. */
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
