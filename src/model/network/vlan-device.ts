/** A VLAN device of the kernel, as /proc/net/vlan/config lists it. */
export interface VlanDevice {
  /** Its own name, mostly `eth0.20`. */
  readonly name: string;
  readonly tag: number;
  /** The interface below. */
  readonly device: string;
  /** The bridge (or bond) it is a port of; null: of none. */
  readonly memberOf: string | null;
}

/**
 * The bridge networkd puts a management VLAN on while the pool does not know the VLAN's network
 * (networkd's own name for it).
 */
export const temporaryBridge = 'xentemp';

/**
 * The VLAN device of `device` and `tag` that somebody else has made; null when there is none, or
 * when it is XAPI's own. XAPI's own outlives the VLAN's record: after host.reset_networking the
 * kernel still has it, on `xentemp` when the host has booted since, or on the bridge of the VLAN's
 * network when it has not (an earlier attempt at a reset made it). The network keeps that bridge,
 * so a bridge of the pool (`bridges`) means XAPI's own too; to refuse those would stop a reset
 * half-way.
 */
export function foreignVlan(
  devices: readonly VlanDevice[],
  device: string,
  tag: number,
  bridges: ReadonlySet<string>,
): VlanDevice | null {
  const own = (bridge: string | null): boolean =>
    bridge !== null && (bridge === temporaryBridge || bridges.has(bridge));
  return (
    devices.find((each) => each.device === device && each.tag === tag && !own(each.memberOf)) ??
    null
  );
}
