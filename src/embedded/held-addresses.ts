import {
  readSmallFileNow,
  temporaryNotes,
  temporaryNotesPath,
  type HostTree,
} from '../host/index.js';
import { isJsonObject, parseJson } from '../model/index.js';

/**
 * The addresses that the tree has now: those in run/network/addresses.json and the temporary ones.
 * An absent or damaged file gives none, as on a host that has just lost its network.
 */
export function heldAddresses(tree: HostTree): ReadonlyMap<string, readonly string[]> {
  const read = (path: string): string | null => readSmallFileNow(tree.path(path), 'followed');
  const held = new Map(describedAddresses(read('/run/network/addresses.json')));
  for (const { address, prefixLength, on } of temporaryNotes(read(temporaryNotesPath)))
    held.set(on, [...(held.get(on) ?? []), `${address}/${prefixLength}`]);
  return held;
}

/** The addresses in run/network/addresses.json by device. */
export function describedAddresses(text: string | null): ReadonlyMap<string, readonly string[]> {
  const read = parseJson(text ?? '');
  return new Map(
    Object.entries(read.ok && isJsonObject(read.value) ? read.value : {}).flatMap(
      ([device, list]) =>
        Array.isArray(list)
          ? [[device, list.filter((entry: unknown) => typeof entry === 'string')] as const]
          : [],
    ),
  );
}
