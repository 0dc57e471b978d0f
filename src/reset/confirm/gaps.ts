import {
  listOf,
  objectOf,
  oneOf,
  pifName,
  textOf,
  type HostNetworking,
  type HostPif,
} from '../../model/index.js';
import { rebuildReason, words } from '../journal/common-shapes.js';
import { identitiesOf } from '../rebuild/identity.js';
import type { RebuildReason, RebuiltItem } from '../rebuild/rebuild-item.js';
import { configuredAddresses, sortedEntries } from './made.js';

/** An interface that is not as before, although the former configuration has returned. */
export interface ReturnGap {
  /**
   * `missing`: it could not be recreated. `left`: it was not there before. `differs`: it is there,
   * but not as it was.
   */
  readonly gap: 'missing' | 'left' | 'differs';
  /** The interface, as an operator knows it. */
  readonly name: string;
  readonly reason: RebuildReason | null;
  /** The system's words; '' for none. */
  readonly detail: string;
}

/** A list of gaps as this version writes it. */
export const areGaps = listOf(
  objectOf({
    gap: oneOf('missing', 'left', 'differs'),
    name: textOf(4096),
    reason: rebuildReason,
    detail: words,
  }),
  100_000,
);

/**
 * What is not as it was before. Values that xapi chooses again, such as the MACs of tunnels, are
 * not compared; nor are values that one side does not know.
 */
export function returnGaps(
  former: HostNetworking,
  now: HostNetworking,
  items: readonly RebuiltItem[],
): readonly ReturnGap[] {
  const before = settingsOf(former);
  const after = settingsOf(now);
  const gapOf = (gap: ReturnGap['gap'], identity: string, name: string): ReturnGap => {
    const item = items.find(
      ({ pif, state }) => pif === identity && (state === 'failed' || state === 'impossible'),
    );
    return { gap, name, reason: item?.reason ?? null, detail: item?.detail ?? '' };
  };
  return [
    ...[...before].flatMap(([identity, { name, settings }]) => {
      const present = after.get(identity);
      if (present === undefined) return [gapOf('missing', identity, name)];
      const isSame = settings.every((one, index) => {
        const other = present.settings[index] ?? null;
        return one === null || other === null || one === other;
      });
      return isSame ? [] : [gapOf('differs', identity, name)];
    }),
    ...[...after].flatMap(([identity, { name }]) =>
      before.has(identity) ? [] : [gapOf('left', identity, name)],
    ),
  ];
}

interface Settings {
  readonly name: string;
  /** null: not known. */
  readonly settings: readonly (string | null)[];
}

/** The settings of each PIF, by its identity. */
function settingsOf(networking: HostNetworking): ReadonlyMap<string, Settings> {
  const identities = identitiesOf(networking);
  const uuids = new Map(networking.networks.map(({ ref, uuid }) => [ref, uuid]));
  const found = new Map<string, Settings>();
  for (const pif of networking.pifs) {
    const identity = identities.get(pif.ref);
    if (identity === undefined) continue;
    const bond = networking.bonds.find(({ master }) => master === pif.ref);
    found.set(identity, {
      name: pifName(pif),
      settings: [
        ...ownSettings(pif),
        uuids.get(pif.network) || null,
        bond === undefined ? null : JSON.stringify([bond.mode, sortedEntries(bond.properties)]),
      ],
    });
  }
  return found;
}

function ownSettings(pif: HostPif): readonly (string | null)[] {
  const { addresses, otherConfig, disallowUnplug, management, physical, mtu } = pif;
  return [
    JSON.stringify(configuredAddresses(addresses)),
    otherConfig === null ? null : JSON.stringify(sortedEntries(otherConfig)),
    disallowUnplug === null ? null : String(disallowUnplug),
    String(management),
    physical && mtu !== null ? String(mtu) : null,
  ];
}
