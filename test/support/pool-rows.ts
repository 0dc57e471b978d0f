import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of the pool database as it stands in the file. */
export type Row = Readonly<Record<string, string>>;

/** Sets that only mirror another table's references, and the counters of a row. */
const mirrors: ReadonlySet<string> = new Set([
  'PIFs',
  'VIFs',
  'slaves',
  'VLAN_slave_of',
  'bond_master_of',
  'tunnel_access_PIF_of',
  'tunnel_transport_PIF_of',
  'sriov_physical_PIF_of',
  'sriov_logical_PIF_of',
  '__ctime',
  '__mtime',
]);

/**
 * A table of the pool database, read from the tree's state.db without our own reader. Rows are
 * keyed by OpaqueRef, without columns that only mirror other rows.
 */
export function poolRows(tree: string, table: string): Readonly<Record<string, Row>> {
  const text = readFileSync(join(tree, 'var/lib/xcp/state.db'), 'utf8');
  const body =
    new RegExp(`<table name="${table}"[^>]*?(?:/>|>(.*?)</table>)`, 'su').exec(text)?.[1] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/<row ([^>]*?)\/?>/gu)].map(([, attributes = '']) => {
      const row = Object.fromEntries(
        [...attributes.matchAll(/([\w]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      );
      return [
        row['ref'] ?? '',
        Object.fromEntries(Object.entries(row).filter(([name]) => !mirrors.has(name))),
      ];
    }),
  );
}

/** The embedded pool's two hosts. */
export const hosts = {
  ours: 'OpaqueRef:03724aa6-4658-4789-9653-b1f2fe1b82a9',
  other: 'OpaqueRef:696a4f77-4970-42b6-9c0e-bf490d01c2fe',
} as const;

/** The PIFs of one host. */
export function pifsOf(tree: string, host: string): Readonly<Record<string, Row>> {
  return Object.fromEntries(
    Object.entries(poolRows(tree, 'PIF')).filter(([, row]) => row['host'] === host),
  );
}
