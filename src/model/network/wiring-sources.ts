import type { FirstbootManagement, Nic } from '../host/host-facts.js';
import type { HostNetworking } from '../host/host-networking.js';
import { firstbootBond } from './firstboot-bond.js';
import type { NetworkConfig } from './network-config.js';
import type { VlanDevice } from './vlan-device.js';
import type { PifNetwork, WiredBond, Wiring } from './wiring.js';

/** The wiring that xcp-networkd sets up at boot. */
export function networkdWiring({ bridges }: NetworkConfig): Wiring {
  const ports = new Map([...bridges].map(([name, bridge]) => [name, [...bridge.ports]]));
  const bonds = [...ports.values()]
    .flat()
    .flatMap(([device, port]): readonly WiredBond[] =>
      port.interfaces.includes(device)
        ? []
        : [{ device, members: port.interfaces.toSorted(), mode: port.bondMode }],
    );
  const networks = [...bridges].flatMap(([bridge, { vlan }]): readonly PifNetwork[] =>
    (ports.get(vlan?.parent ?? bridge) ?? []).map(([device]) => ({
      device,
      vlan: vlan === null ? '' : String(vlan.tag),
      network: '',
      bridge,
    })),
  );
  return { source: 'networkd', bonds, networks };
}

/**
 * The kernel calls LACP by the number of the standard. It spells the other modes as XenAPI does.
 */
const xenApiMode = (mode: string): string => (mode === '802.3ad' ? 'lacp' : mode);

/** The wiring as the kernel's bridges, bonds and VLAN devices show it (the Linux back end). */
export function kernelWiring(nics: readonly Nic[], vlans: readonly VlanDevice[]): Wiring {
  const physical = nics.filter((nic) => nic.physical);
  const membersOf = (bond: string): readonly string[] =>
    physical.filter(({ memberOf }) => memberOf === bond).map(({ device }) => device);
  // A bridge is never a port of a bridge. So an interface that is a port and has NICs below is a
  // bond.
  const bonds = nics.filter(
    ({ device, physical: isNic, memberOf, bondMode }) =>
      !isNic && (bondMode !== null || (memberOf !== null && membersOf(device).length > 0)),
  );
  const isBond = (device: string): boolean => bonds.some((bond) => bond.device === device);
  const untagged = [...physical, ...bonds].flatMap(({ device, memberOf }) =>
    memberOf === null || isBond(memberOf)
      ? []
      : [{ device, vlan: '', network: '', bridge: memberOf }],
  );
  const tagged = vlans.flatMap(({ device, tag, memberOf }) =>
    memberOf === null ? [] : [{ device, vlan: String(tag), network: '', bridge: memberOf }],
  );
  return {
    source: 'kernel',
    bonds: bonds.map(({ device, bondMode }) => ({
      device,
      members: membersOf(device),
      mode: xenApiMode(bondMode ?? ''),
    })),
    networks: [...untagged, ...tagged],
  };
}

/**
 * The management interface as the installer or the last reset set it up. `bridge` is the one in the
 * inventory.
 */
export function firstbootWiring(management: FirstbootManagement, bridge: string): Wiring {
  const { device, vlan } = management;
  const bond = firstbootBond(management);
  const port = bond === null || device.startsWith('bond') ? device : 'bond0';
  return {
    source: 'firstboot',
    bonds: bond === null ? [] : [{ device: port, ...bond }],
    networks: [{ device: port, vlan, network: '', bridge }],
  };
}

/**
 * A host's wiring in the pool database. A member of a Bond is left out: no network goes through it
 * directly.
 */
export function poolWiring({ pifs, bonds, networks }: HostNetworking): Wiring {
  const device = (ref: string): string => pifs.find((pif) => pif.ref === ref)?.device ?? '';
  const members = new Set(bonds.flatMap((bond) => bond.members));
  return {
    source: 'pool',
    bonds: bonds.map((bond) => ({
      device: device(bond.master),
      members: bond.members.map(device).toSorted(),
      mode: bond.mode,
    })),
    networks: pifs
      .filter(({ ref }) => !members.has(ref))
      .map((pif) => {
        const network = networks.find(({ ref }) => ref === pif.network);
        return {
          device: pif.device,
          vlan: pif.vlan === null ? '' : String(pif.vlan),
          network: network?.label ?? '',
          bridge: network?.bridge ?? '',
        };
      }),
  };
}
