/**
 * The most combinations of losses that are tried in full. Above it, each loss is tried alone, and
 * all and none.
 */
const combinationLimit = 64;

/**
 * Every way to choose a variant for each item. If there are too many, the extremes and single
 * deviations.
 */
export function combinations(
  choices: readonly { readonly id: number; readonly variants: number }[],
): readonly ReadonlyMap<number, number>[] {
  if (choices.reduce((product, { variants }) => product * variants, 1) <= combinationLimit) {
    return choices.reduce<readonly ReadonlyMap<number, number>[]>(
      (all, { id, variants }) =>
        all.flatMap((one) =>
          Array.from({ length: variants }, (_, variant) => new Map([...one, [id, variant]])),
        ),
      [new Map()],
    );
  }
  const extreme = (last: boolean): Map<number, number> =>
    new Map(choices.map(({ id, variants }) => [id, last ? variants - 1 : 0]));
  return [false, true].flatMap((last) => [
    extreme(last),
    ...choices.flatMap(({ id, variants }) =>
      Array.from({ length: Math.min(variants, 8) }, (_, variant) => extreme(last).set(id, variant)),
    ),
  ]);
}
