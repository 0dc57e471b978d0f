/** A VLAN device of the kernel, as /proc/net/vlan/config lists it. */
export interface VlanDevice {
  /** Its own name, mostly `eth0.20`. */
  readonly name: string;
  readonly tag: number;
  /** The interface below it. */
  readonly device: string;
  /** The bridge or bond that it is a port of; null: none. */
  readonly memberOf: string | null;
}

/**
 * The bridge on which networkd puts a management VLAN while the pool does not know the VLAN's
 * network. The name is networkd's own.
 */
export const temporaryBridge = 'xentemp';

/**
 * The VLAN device of `device` and `tag` that another program made; null when there is none, or when
 * XAPI made it. XAPI's own device outlives the VLAN's record: after host.reset_networking the
 * kernel still has it. After a boot it is on `xentemp`. Before one, when an earlier attempt at a
 * reset made it, it is on the bridge of the VLAN's network. The network keeps that bridge, so a
 * device on a bridge of the pool (`bridges`) is XAPI's own too. Refusing those would stop a reset
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
