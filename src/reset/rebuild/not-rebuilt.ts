import type { HostNetworking, HostPif, KeptNetworking } from '../../model/index.js';
import { statusOf } from '../journal/journal-state.js';
import type { ResetRecord } from '../journal/history.js';
import { identitiesOf, type Identities } from './identity.js';
import { hasSettings } from './settings.js';

/** A reset that kept the networking from before it. */
export type KeepingReset = ResetRecord & { readonly kept: KeptNetworking };

/** Identities of what stands on ports, without what carries management: a reset makes that. */
function objectsOf({ networking }: KeptNetworking): ReadonlySet<string> {
  const identities = identitiesOf(networking);
  const { pifs, bonds } = networking;
  const management = pifs.find((pif) => pif.management);
  const bond = bonds.find(({ master }) =>
    pifs.some(({ ref, device }) => ref === master && device === management?.device),
  );
  return new Set(
    pifs
      .filter(({ ref, physical }) => !physical && ref !== management?.ref && ref !== bond?.master)
      .flatMap(({ ref }) => identities.get(ref) ?? []),
  );
}

/**
 * Whether nobody has recreated what this reset removed before `next` was kept: neither a rebuild of
 * this program nor somebody by hand.
 */
function leftToRebuild(reset: KeepingReset, next: KeptNetworking): boolean {
  if (statusOf(reset).state !== 'completed') return false;
  if (reset.rebuilt !== null)
    return reset.rebuilt.items.some(({ state }) => state === 'planned' || state === 'failed');
  const there = objectsOf(next);
  return [...objectsOf(reset.kept)].every((identity) => !there.has(identity));
}

/**
 * What a rebuild can recreate: what the newest reset kept, and what earlier resets removed and
 * nobody has recreated. So a second reset, for example with a corrected address, does not lose what
 * the first one kept.
 */
export function withNotRebuilt(
  newest: KeepingReset,
  earlier: readonly KeepingReset[],
): KeptNetworking {
  let next = newest.kept;
  for (const reset of earlier.toReversed()) {
    if (!leftToRebuild(reset, next)) break;
    next = { ...reset.kept, networking: carriedOver(reset.kept.networking, next.networking) };
  }
  return next;
}

/** A PIF as it was before the older reset, but with settings that somebody made since. */
function latestSettings(pif: HostPif, later: HostPif | undefined): HostPif {
  if (later === undefined || later.management || !hasSettings(later)) return pif;
  const { addresses, otherConfig, disallowUnplug, properties } = later;
  return { ...pif, addresses, otherConfig, disallowUnplug, properties };
}

/** `older`, with what `newer` has besides. Management is where it was in `older`. */
function carriedOver(older: HostNetworking, newer: HostNetworking): HostNetworking {
  const identities: Identities = identitiesOf(newer);
  const oldRefs = new Map([...identitiesOf(older)].map(([ref, identity]) => [identity, ref]));
  const oldNetworks = new Map(older.networks.map(({ uuid, ref }) => [uuid, ref]));
  const uuids = new Map(newer.networks.map(({ ref, uuid }) => [ref, uuid]));
  const later = (ref: string): string => `later ${ref}`;
  const refOf = (ref: string): string => oldRefs.get(identities.get(ref) ?? '') ?? later(ref);
  const networkOf = (ref: string): string => oldNetworks.get(uuids.get(ref) ?? '') ?? later(ref);
  const isNew = (ref: string): boolean =>
    !oldRefs.has(identities.get(ref) ?? '') &&
    newer.pifs.some((pif) => pif.ref === ref && !pif.management);
  const placed = <
    Row extends { readonly ref: string; readonly pif: string; readonly below: string },
  >(
    rows: readonly Row[],
  ): readonly Row[] =>
    rows
      .filter(({ pif }) => isNew(pif))
      .map((row) => ({
        ...row,
        ref: later(row.ref),
        pif: refOf(row.pif),
        below: refOf(row.below),
      }));
  const now = new Map(newer.pifs.map((pif) => [identities.get(pif.ref) ?? '', pif]));
  const before = identitiesOf(older);
  return {
    ...older,
    pifs: [
      ...older.pifs.map((pif) => latestSettings(pif, now.get(before.get(pif.ref) ?? 'none'))),
      ...newer.pifs
        .filter(({ ref }) => isNew(ref))
        .map((pif) => ({ ...pif, ref: refOf(pif.ref), network: networkOf(pif.network) })),
    ],
    bonds: [
      ...older.bonds,
      ...newer.bonds
        .filter(({ master }) => isNew(master))
        .map((bond) => ({
          ...bond,
          ref: later(bond.ref),
          master: refOf(bond.master),
          members: bond.members.map(refOf),
        })),
    ],
    vlans: [...older.vlans, ...placed(newer.vlans)],
    tunnels: [...older.tunnels, ...placed(newer.tunnels)],
    sriovs: [...older.sriovs, ...placed(newer.sriovs)],
    networks: [
      ...older.networks,
      ...newer.networks
        .filter(({ uuid }) => !oldNetworks.has(uuid))
        .map((network) => ({ ...network, ref: later(network.ref) })),
    ],
  };
}
