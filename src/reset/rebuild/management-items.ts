import type { NamedItem } from './rebuild-item.js';
import { itemKey, type RebuildSelection } from './plan-rebuild.js';

/**
 * The selections that bring the former networking back, one after the other: the management
 * interface with what it stands on, so that the host can be reached again, and then everything
 * else.
 */
export function restoreSelections(items: readonly NamedItem[]): readonly RebuildSelection[] {
  return [
    { only: [], restores: true, keys: managementKeys(items) },
    { only: [], restores: true },
  ];
}

/**
 * Keys of the item that brings management back, and of those that it stands on. They can be made
 * before all others.
 */
export function managementKeys(items: readonly NamedItem[]): ReadonlySet<string> {
  const standsOn = (pif: string): readonly NamedItem[] =>
    items
      .filter((item) => item.pif === pif && (item.kind === 'Bond' || item.kind === 'VLAN'))
      .flatMap((item) => [
        item,
        ...item.calls.flatMap((call) =>
          call.call === 'VLAN.create' ? standsOn(call.below.identity) : [],
        ),
      ]);
  const [management] = items.filter(({ kind }) => kind === 'management');
  if (management === undefined) return new Set();
  return new Set([management, ...standsOn(management.pif)].map(itemKey));
}

/**
 * The item that says why management cannot come back: its own, or that of the Bond or VLAN which it
 * stands on and which cannot be made. null: nothing is in the way.
 */
export function managementObstacle(items: readonly NamedItem[]): NamedItem | null {
  const management = items.find(({ kind }) => kind === 'management');
  if (management?.state !== 'impossible') return null;
  // The identity of a PIF ends with that of the PIF below it, so the shortest one is the lowest.
  const [below] = items
    .filter(
      ({ kind, state, pif }) =>
        (kind === 'Bond' || kind === 'VLAN') &&
        state === 'impossible' &&
        pif !== '' &&
        management.pif.endsWith(pif),
    )
    .toSorted((one, other) => one.pif.length - other.pif.length);
  return below ?? management;
}

/** The items in the order of an undo: what brings management back comes before all others. */
export function managementFirst(items: readonly NamedItem[]): readonly NamedItem[] {
  const first = managementKeys(items);
  const isFirst = (item: NamedItem): boolean => first.has(itemKey(item));
  return [...items.filter(isFirst), ...items.filter((item) => !isFirst(item))];
}
