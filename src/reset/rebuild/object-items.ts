import {
  pifName,
  type HostBond,
  type HostNetwork,
  type HostPif,
  type HostSriov,
  type HostTunnel,
  type HostVlan,
} from '../../model/index.js';
import type { NamedItem, RebuildCall, RebuildKind, RebuildReason } from './rebuild-item.js';
import type { Kept, PlannedNetworking } from './planned-networking.js';

/** The names of an item that is about to be planned. */
type Named = Pick<NamedItem, 'kind' | 'name' | 'label' | 'pif'>;

const exists = (name: Named): NamedItem => ({ ...name, state: 'exists', reason: null, calls: [] });
const impossible = (name: Named, code: RebuildReason['code'], subject: string): NamedItem => ({
  ...name,
  state: 'impossible',
  reason: { code, subject },
  calls: [],
});
const plannedItem = (name: Named, ...calls: readonly RebuildCall[]): NamedItem => ({
  ...name,
  state: 'planned',
  reason: null,
  calls,
});

/** A name with the label of the PIF's network. `ref`: the PIF's. */
export function named<K extends RebuildKind>(
  kept: Kept,
  kind: K,
  ref: string,
  name: string,
): Named & { readonly kind: K } {
  return {
    kind,
    name,
    label: kept.network(kept.pif(ref))?.label ?? '',
    pif: kept.identity(ref),
  };
}

/** The network that an object goes back to, or the reason why it cannot. */
function networkFor(
  kept: Kept,
  planned: PlannedNetworking,
  pif: HostPif | undefined,
): { readonly network: HostNetwork } | { readonly reason: RebuildReason } {
  const former = kept.network(pif);
  const network = planned.network(former);
  if (network === undefined)
    return { reason: { code: 'networkGone', subject: former?.label ?? former?.bridge ?? '' } };
  const other = planned.on(network);
  return other === undefined
    ? { network }
    : { reason: { code: 'networkTaken', subject: pifName(other) } };
}

/** Plans a Bond of the same ports. */
export function bondItem(kept: Kept, planned: PlannedNetworking, bond: HostBond): NamedItem {
  const master = kept.pif(bond.master);
  const name = named(kept, 'Bond', bond.master, master?.device ?? '');
  if (name.pif === '') return impossible(name, 'notKept', name.name);
  if (planned.pif(name.pif) !== undefined) return exists(name);
  for (const member of bond.members) {
    const device = kept.pif(member)?.device ?? '';
    const port = planned.pif(kept.identity(member));
    if (port === undefined) return impossible(name, 'portGone', device);
    if (!port.managed) return impossible(name, 'unmanaged', device);
    if (planned.bondOf(port) !== null) return impossible(name, 'bonded', device);
  }
  const place = networkFor(kept, planned, master);
  if ('reason' in place) return { ...impossible(name, 'networkGone', ''), reason: place.reason };
  return plannedItem(name, {
    call: 'Bond.create',
    makes: planned.target(name.pif, place.network.uuid),
    network: place.network.uuid,
    members: bond.members.map((member) => planned.target(kept.identity(member))),
    mac: bond.followsMac ? '' : (master?.mac ?? ''),
    mode: bond.mode,
    properties: bond.properties,
    otherConfig: bond.otherConfig,
  });
}

/** Plans an SR-IOV network on the same port. */
export function sriovItem(
  kept: Kept,
  planned: PlannedNetworking,
  { pif, below }: HostSriov,
): NamedItem {
  const port = kept.pif(below);
  const name = named(kept, 'SR-IOV', pif, port?.device ?? '');
  const ready = standsOn(kept, planned, name, pif, below);
  if ('state' in ready) return ready;
  return plannedItem(name, {
    call: 'network_sriov.create',
    makes: planned.target(name.pif, ready.network.uuid),
    network: ready.network.uuid,
    below: planned.target(kept.identity(below)),
  });
}

/** Plans a VLAN on the same port, Bond or SR-IOV network. */
export function vlanItem(
  kept: Kept,
  planned: PlannedNetworking,
  { pif, below, tag, otherConfig }: HostVlan,
): NamedItem {
  const name = named(kept, 'VLAN', pif, `vlan${tag}`);
  const there = planned.pif(name.pif);
  if (there !== undefined) {
    const network = planned.network(kept.network(kept.pif(pif)));
    return network !== undefined && there.network === network.ref
      ? exists(name)
      : impossible(name, 'vlanTaken', pifName(there));
  }
  const ready = standsOn(kept, planned, name, pif, below);
  if ('state' in ready) return ready;
  return plannedItem(name, {
    call: 'VLAN.create',
    makes: planned.target(name.pif, ready.network.uuid),
    network: ready.network.uuid,
    below: planned.target(kept.identity(below)),
    tag,
    otherConfig,
  });
}

/** Plans a tunnel over the same transport PIF. */
export function tunnelItem(
  kept: Kept,
  planned: PlannedNetworking,
  { pif, below, protocol, otherConfig }: HostTunnel,
): NamedItem {
  const name = named(kept, 'tunnel', pif, kept.pif(pif)?.device ?? '');
  const ready = standsOn(kept, planned, name, pif, below);
  if ('state' in ready) return ready;
  const mode = planned.pif(kept.identity(below))?.addresses.mode ?? 'none';
  if (mode === 'none') return impossible(name, 'noAddress', pifName(kept.pif(below)));
  return plannedItem(name, {
    call: 'tunnel.create',
    makes: planned.target(name.pif, ready.network.uuid),
    network: ready.network.uuid,
    below: planned.target(kept.identity(below)),
    protocol,
    otherConfig,
  });
}

/**
 * What each object on another PIF needs: that PIF, managed and in no Bond, and the network. Or the
 * item that says why it is impossible.
 */
function standsOn(
  kept: Kept,
  planned: PlannedNetworking,
  name: Named,
  pif: string,
  below: string,
): { readonly network: HostNetwork } | NamedItem {
  if (name.pif === '') return impossible(name, 'notKept', name.name);
  if (planned.pif(name.pif) !== undefined) return exists(name);
  const base = kept.pif(below);
  const present = planned.pif(kept.identity(below));
  if (present === undefined)
    return impossible(name, base?.physical === true ? 'portGone' : 'belowMissing', pifName(base));
  if (!present.managed) return impossible(name, 'unmanaged', pifName(base));
  if (planned.bondOf(present) !== null) return impossible(name, 'bonded', pifName(base));
  const place = networkFor(kept, planned, kept.pif(pif));
  return 'reason' in place
    ? { ...impossible(name, 'networkGone', ''), reason: place.reason }
    : place;
}
