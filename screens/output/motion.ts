import type { Abilities } from './abilities.js';

/** A cell of the screen, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The shorter of two ways, the first one when they are alike; null stands for no way. */
function shorter(one: string, other: string | null): string {
  return other !== null && other.length < one.length ? other : one;
}

const steps = (count: number, letter: string): string =>
  `\x1b[${count === 1 ? '' : count}${letter}`;

function absolute({ row, column }: Place, can: Abilities): string {
  if (!can.shortAddress) return can.address(row, column);
  const rows = row === 0 ? '' : String(row + 1);
  return column === 0 ? `\x1b[${rows}H` : `\x1b[${rows};${column + 1}H`;
}

/** The shortest way to move along a row; null: there is none. */
function sideways(from: number, to: number, can: Abilities): string | null {
  if (from === to) return '';
  const distance = Math.abs(to - from);
  const relative = can.relative ? steps(distance, to > from ? 'C' : 'D') : null;
  const back = to < from && distance <= (relative?.length ?? distance);
  let best = back ? '\b'.repeat(distance) : relative;
  const fromStart = to === 0 ? '\r' : can.relative ? `\r${steps(to, 'C')}` : null;
  best = best === null ? fromStart : shorter(best, fromStart);
  const toColumn = can.toColumn ? `\x1b[${to + 1}G` : null;
  return best === null ? toColumn : shorter(best, toColumn);
}

/** The way that begins with a move and goes on along the row. */
const along = (begin: string | null, way: string | null): string | null =>
  begin === null || way === null ? null : begin + way;

/** The shortest move to a place. `from` null: the cursor's place is not known. */
export function motion(from: Place | null, to: Place, can: Abilities): string {
  const best = absolute(to, can);
  if (from === null) return best;
  const way = sideways(from.column, to.column, can);
  if (from.row === to.row) return shorter(best, way);
  const distance = to.row - from.row;
  const relative = can.relative ? steps(Math.abs(distance), distance > 0 ? 'B' : 'A') : null;
  const toRow = can.toRow ? `\x1b[${to.row + 1}d` : null;
  const upOrDown = relative === null ? toRow : shorter(relative, toRow);
  const nextLine =
    can.nextLine && distance === 1 ? along('\x1bE', sideways(0, to.column, can)) : null;
  return shorter(shorter(best, along(upOrDown, way)), nextLine);
}
