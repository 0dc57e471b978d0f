import type { Span } from '../view.js';

/** A share of a whole (0 to 1) as a bar between brackets, `columns` cells wide. */
export function bar(share: number, columns: number): string {
  const inner = Math.max(1, columns - 2);
  const filled = Number.isFinite(share) ? Math.round(Math.min(1, Math.max(0, share)) * inner) : 0;
  return `[${'#'.repeat(filled)}${'-'.repeat(inner - filled)}]`;
}

/**
 * The latest values as a curve of `columns` cells. Its text is a bar of the last value against the
 * highest one, for faces that draw no curves.
 */
export function curve(values: readonly number[], columns: number): Span {
  const shown = values.slice(-columns);
  const graph = [...Array.from({ length: columns - shown.length }, () => 0), ...shown];
  const highest = Math.max(...graph);
  return {
    text: bar(highest === 0 ? 0 : (graph.at(-1) ?? 0) / highest, columns),
    tone: 'accent',
    graph,
  };
}
