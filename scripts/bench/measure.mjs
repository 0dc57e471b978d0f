// What every bench needs. Runs are interleaved, so that a busy machine slows all of them alike.
// Figures are divided by a floor, so that those of two machines can be compared.
import { spawnSync } from 'node:child_process';

/** The middle of the figures (the upper one of two). */
export function median(figures) {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)];
}

/** Milliseconds that `work` takes, awaited. */
export async function milliseconds(work) {
  const begin = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

/**
 * Runs each of `works` (name -> async function answering a figure) once a round, in turn; answers
 * name -> median. The first round warms up.
 */
export async function interleaved(works, rounds = 15) {
  const figures = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const figure = await work();
      if (round > 0) figures[name].push(figure);
    }
  }
  return Object.fromEntries(Object.entries(figures).map(([name, all]) => [name, median(all)]));
}

/** One run of `node -e 0`, in milliseconds: the floor of every program here. */
export const floor = () =>
  milliseconds(() => {
    spawnSync(process.execPath, ['-e', '0']);
  });

/** Every limit that was checked: its name, and whether the figure stays below it. */
export const verdicts = [];

/**
 * One line of the report: a name, its figure, its ratio to the floor (or to what `of` names), and
 * its limit, if it has one.
 */
export function line(what, figure, unit = 'ms', { ratio, limit, of = 'node -e 0' } = {}) {
  const stands = ratio === undefined ? '' : `  ${ratio.toFixed(2)} x ${of}`;
  const kept = limit === undefined || (ratio ?? figure) <= limit;
  if (limit !== undefined) verdicts.push({ what: what.trim(), kept });
  const verdict =
    limit === undefined
      ? ''
      : `  (limit ${limit}${ratio === undefined ? ` ${unit}` : ''}: ${kept ? 'kept' : 'MISSED'})`;
  return (
    `${what.padEnd(58)} ${figure.toFixed(unit === '%' ? 3 : 1).padStart(10)} ` +
    `${unit}${stands}${verdict}`
  );
}
