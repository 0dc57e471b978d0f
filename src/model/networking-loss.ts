import type { HostNetworking, HostPif } from './host/host-networking.js';
import { lostAddressName } from './pool/lost-address.js';
import type { PoolLoss } from './pool/pool-loss.js';

/** A PIF by an operator's name for it: `eth0`, or `eth0 VLAN 20`. */
export function pifName(pif: HostPif | undefined): string {
  if (pif === undefined) return 'a PIF that is gone';
  return pif.vlan === null ? pif.device : `${pif.device} VLAN ${pif.vlan}`;
}

/** What a port that is not the management interface loses. */
function addressOf(pif: HostPif): string {
  const { mode, address, netmask, mode6, addresses6 } = pif.addresses;
  return lostAddressName({
    port: pifName(pif),
    families: [
      { mode, addresses: netmask === '' ? address : `${address}/${netmask}` },
      { mode: mode6, addresses: addresses6.filter((one) => one !== '').join(' ') },
    ],
    purpose: pif.otherConfig?.['management_purpose'] ?? '',
  });
}

/**
 * Everything of this host that a reset removes from the pool database, by names that an operator
 * knows.
 */
export function networkingLoss(networking: HostNetworking): PoolLoss {
  const pifs = new Map(networking.pifs.map((pif) => [pif.ref, pif]));
  const labels = new Map(networking.networks.map(({ ref, label }) => [ref, label]));
  const name = (ref: string): string => pifName(pifs.get(ref));
  const on = (pif: HostPif | undefined): string => {
    const label = labels.get(pif?.network ?? '') ?? '';
    return label === '' ? '' : `, network "${label}"`;
  };
  return {
    pifs: networking.pifs
      .map((pif) => `${pifName(pif)}${on(pif)}${pif.management ? ' (management)' : ''}`)
      .toSorted(),
    bonds: networking.bonds
      .map(
        ({ master, members, mode }) =>
          `${name(master)} (${members.map(name).toSorted().join(' + ')}), ` +
          `${mode}${on(pifs.get(master))}`,
      )
      .toSorted(),
    vlans: networking.vlans
      .map(({ pif, below, tag }) => `VLAN ${tag} on ${name(below)}${on(pifs.get(pif))}`)
      .toSorted(),
    tunnels: networking.tunnels
      .map(({ pif, below }) => `${name(pif)} over ${name(below)}${on(pifs.get(pif))}`)
      .toSorted(),
    sriovNetworks: networking.sriovs
      .map(({ pif, below }) => `SR-IOV on ${name(below)}${on(pifs.get(pif))}`)
      .toSorted(),
    addresses: networking.pifs
      .filter(({ management }) => !management)
      .map(addressOf)
      .filter((name) => name !== '')
      .toSorted(),
    clusterHosts: networking.clusters
      .filter(({ enabled }) => enabled)
      .map(({ pif }) => `cluster membership over ${name(pif)}`)
      .toSorted(),
  };
}
