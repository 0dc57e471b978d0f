import type { Abilities } from './abilities.js';

/** A cell of the screen, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

function shortest(ways: readonly string[]): string {
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

const steps = (count: number, letter: string): string =>
  `\x1b[${count === 1 ? '' : count}${letter}`;

function absolute({ row, column }: Place, can: Abilities): string {
  if (!can.shortAddress) return can.address(row, column);
  const rows = row === 0 ? '' : String(row + 1);
  return column === 0 ? `\x1b[${rows}H` : `\x1b[${rows};${column + 1}H`;
}

/** All ways to move along a row. */
function sideways(from: number, to: number, can: Abilities): readonly string[] {
  if (from === to) return [''];
  const right = (distance: number): readonly string[] =>
    distance === 0 ? [''] : can.relative ? [steps(distance, 'C')] : [];
  return [
    ...(to > from
      ? right(to - from)
      : ['\b'.repeat(from - to), ...(can.relative ? [steps(from - to, 'D')] : [])]),
    ...right(to).map((way) => `\r${way}`),
    ...(can.toColumn ? [`\x1b[${to + 1}G`] : []),
  ];
}

/** The shortest move to a place. `from` null: the cursor's place is not known. */
export function motion(from: Place | null, to: Place, can: Abilities): string {
  if (from === null) return absolute(to, can);
  if (from.row === to.row)
    return shortest([absolute(to, can), ...sideways(from.column, to.column, can)]);
  const ways = [
    ...(can.relative ? [steps(Math.abs(to.row - from.row), to.row > from.row ? 'B' : 'A')] : []),
    ...(can.toRow ? [`\x1b[${to.row + 1}d`] : []),
  ];
  return shortest([
    absolute(to, can),
    ...(ways.length === 0
      ? []
      : sideways(from.column, to.column, can).map((way) => shortest(ways) + way)),
    ...(can.nextLine && to.row === from.row + 1
      ? sideways(0, to.column, can).map((way) => `\x1bE${way}`)
      : []),
  ]);
}
