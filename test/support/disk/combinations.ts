/**
 * More combinations than this of what may be lost are not multiplied out: each loss alone, all and
 * none instead.
 */
const combinationLimit = 64;

/**
 * Every way to choose a variant for each; when there are too many, extremes and single deviations.
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
