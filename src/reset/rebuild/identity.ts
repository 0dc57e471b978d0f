import type { HostNetworking, HostPif } from '../../model/index.js';

/**
 * An identity for each PIF (key: its `ref`). It stays the same in every HostNetworking, whatever
 * the PIF's name and reference are there.
 */
export type Identities = ReadonlyMap<string, string>;

/**
 * The identity of a port: its MAC. Its name is added when the MAC is not known, or when two ports
 * have the same one.
 */
function portIdentity(pif: HostPif, ports: readonly HostPif[]): string {
  const alone = ports.filter(({ mac }) => mac === pif.mac).length === 1;
  return pif.mac !== '' && alone ? `port ${pif.mac}` : `port ${pif.mac} ${pif.device}`;
}

/** The identity of a Bond: its members in any order. */
function bondIdentity(members: readonly string[]): string {
  return `bond(${members.toSorted().join(' + ')})`;
}

function vlanIdentity(below: string, tag: number): string {
  return `vlan ${tag} on ${below}`;
}

/**
 * The identity of a tunnel's access PIF. The network is enough to tell it apart: a host has one PIF
 * on a network.
 */
function tunnelIdentity(below: string, network: string): string {
  return `tunnel(${network}) over ${below}`;
}

/** The identity of an SR-IOV network's logical PIF. */
function sriovIdentity(below: string): string {
  return `sriov on ${below}`;
}

/** The identity of every PIF. A PIF has none when the PIF below it is missing. */
export function identitiesOf(networking: HostNetworking): Identities {
  const found = new Map<string, string>();
  const ports = networking.pifs.filter(({ physical }) => physical);
  for (const port of ports) found.set(port.ref, portIdentity(port, ports));
  const uuids = new Map(networking.networks.map(({ ref, uuid }) => [ref, uuid]));
  const pifs = new Map(networking.pifs.map((pif) => [pif.ref, pif]));
  const networkOf = (ref: string): string => uuids.get(pifs.get(ref)?.network ?? '') ?? '';
  /**
   * Names the PIF that stands on `below`, once `below` has an identity. Answers whether it was new.
   */
  const stand = (ref: string, below: string, name: (below: string) => string): boolean => {
    const base = found.get(below);
    if (base === undefined || found.has(ref) || !pifs.has(ref)) return false;
    found.set(ref, name(base));
    return true;
  };
  for (const { master, members } of networking.bonds) {
    const named = members.flatMap((member) => found.get(member) ?? []);
    if (named.length === members.length && named.length > 0 && pifs.has(master))
      found.set(master, bondIdentity(named));
  }
  // VLANs can stand on SR-IOV networks, and tunnels on VLANs. So we repeat until nothing new is
  // found.
  for (let isNew = true; isNew;) {
    const news = [
      ...networking.sriovs.map(({ pif, below }) => stand(pif, below, sriovIdentity)),
      ...networking.vlans.map(({ pif, below, tag }) =>
        stand(pif, below, (base) => vlanIdentity(base, tag)),
      ),
      ...networking.tunnels.map(({ pif, below }) =>
        stand(pif, below, (base) => tunnelIdentity(base, networkOf(pif))),
      ),
    ];
    isNew = news.includes(true);
  }
  return found;
}
