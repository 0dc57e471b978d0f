/**
 * A group of up to this many refs is a sorted list. A larger group is a Set, which is sorted when
 * it is read.
 */
const few = 128;

/**
 * The refs of the rows that hold one text in a column. Nearly every group is small: a network has
 * one PIF for each host. So a group is a sorted list that is replaced when it changes. Looking it
 * up costs nothing, however many groups the pool has, and a list takes a fraction of a Set's
 * memory.
 */
export type Refs = readonly string[] | Set<string>;

/** The position of `ref` in a sorted list, or the position where it belongs. */
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

/** The group with one more ref. A Set is changed in place; a list is replaced. */
export function withRef(refs: Refs, ref: string): Refs {
  if (refs instanceof Set) return refs.add(ref);
  const at = place(refs, ref);
  if (refs[at] === ref) return refs;
  return refs.length < few ? refs.toSpliced(at, 0, ref) : new Set(refs).add(ref);
}

/** The group without one of its refs. A Set is changed in place; a list is replaced. */
export function withoutRef(refs: Refs, ref: string): Refs {
  if (refs instanceof Set) {
    refs.delete(ref);
    // The Set does not become a list right below the limit. Otherwise a group whose size swings
    // around the limit would be rebuilt each time.
    return refs.size > few / 2 ? refs : listOf(refs);
  }
  const at = place(refs, ref);
  return refs[at] === ref ? refs.toSpliced(at, 1) : refs;
}

/** The number of refs in the group. */
export function countOf(refs: Refs): number {
  return refs instanceof Set ? refs.size : refs.length;
}

/** All refs, sorted. Later changes do not show in this list. */
export function listOf(refs: Refs): readonly string[] {
  return refs instanceof Set ? [...refs].sort() : refs;
}
