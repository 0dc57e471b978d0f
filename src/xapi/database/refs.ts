/**
 * So many refs at most are kept as a sorted list; a larger group is a set, sorted for whoever asks.
 */
const few = 128;

/**
 * The refs of the rows that hold one text in a column. Nearly every group is small (the PIFs of a
 * network: one a host), so it is a sorted list that is replaced when it changes: to look it up
 * costs nothing, however many there are in the pool, and it takes a fraction of a Set's memory.
 */
export type Refs = readonly string[] | Set<string>;

/** Where `ref` is in a sorted list, or belongs. */
function place(refs: readonly string[], ref: string): number {
  let from = 0;
  let to = refs.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((refs[middle] ?? '') < ref) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The group with one ref more. A set is changed, a list replaced. */
export function withRef(refs: Refs, ref: string): Refs {
  if (refs instanceof Set) return refs.add(ref);
  const at = place(refs, ref);
  if (refs[at] === ref) return refs;
  return refs.length < few ? refs.toSpliced(at, 0, ref) : new Set(refs).add(ref);
}

/** The group without one of its refs. A set is changed, a list replaced. */
export function withoutRef(refs: Refs, ref: string): Refs {
  if (refs instanceof Set) {
    refs.delete(ref);
    // Not at once below the limit: a group that swings around it would be made anew each time.
    return refs.size > few / 2 ? refs : listOf(refs);
  }
  const at = place(refs, ref);
  return refs[at] === ref ? refs.toSpliced(at, 1) : refs;
}

/** How many there are. */
export function countOf(refs: Refs): number {
  return refs instanceof Set ? refs.size : refs.length;
}

/** All of them, sorted; what changes later does not show in it. */
export function listOf(refs: Refs): readonly string[] {
  return refs instanceof Set ? [...refs].sort() : refs;
}
