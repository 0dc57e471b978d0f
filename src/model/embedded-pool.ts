/**
 * How many hosts an embedded pool may have: all their addresses of a kind fit into one part of a
 * subnet.
 */
export const poolSizes = { least: 2, most: 64 } as const;

/**
 * Where a host of an embedded pool has the port that all of them share: only such a host has this
 * file.
 */
export const poolPortPath = '/etc/xsconsole/pool-port';

/** Reads that port; null where the text is none. */
export function parsePoolPort(text: string): number | null {
  const port = Number(text.trim());
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= 65_535 ? port : null;
}
