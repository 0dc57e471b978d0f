/**
 * How many hosts an embedded pool may have. The upper limit lets all addresses of a kind fit into
 * one part of a subnet.
 */
export const poolSizes = { least: 2, most: 64 } as const;

/** The file with the port that all hosts of an embedded pool share. Only such hosts have it. */
export const poolPortPath = '/etc/xsconsole/pool-port';

/** Reads the content of that file; null when it is not a port (1 to 65535). */
export function parsePoolPort(text: string): number | null {
  const port = Number(text.trim());
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= 65_535 ? port : null;
}
