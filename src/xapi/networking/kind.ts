import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

/** What a PIF is. `row` is the tunnel, VLAN, network_sriov or Bond that it belongs to. */
export type PifKind =
  | { readonly kind: 'tunnel' | 'VLAN' | 'sriov' | 'bond'; readonly row: Row }
  | { readonly kind: 'physical' }
  /** Neither hardware nor made by an object that still exists. */
  | { readonly kind: 'orphan' };

/**
 * The VLAN whose untagged PIF this is. Two refs say so, and either one counts. Null when that VLAN
 * does not exist.
 */
export function vlanOf(database: Database, pif: Row): Row | null {
  const own = pif.link('VLAN_master_of');
  return (
    (own === null ? null : database.find('VLAN', own)) ??
    database.where('VLAN', 'untagged_PIF', pif.ref)[0] ??
    null
  );
}

/**
 * A PIF's kind. When several could apply, xapi's order decides. It follows only one ref, so a
 * broken chain never makes it loop.
 */
export function kindOf(database: Database, pif: Row): PifKind {
  const first = (table: string, column: string) => database.where(table, column, pif.ref)[0];
  const tunnel = first('tunnel', 'access_PIF');
  if (tunnel !== undefined) return { kind: 'tunnel', row: tunnel };
  const vlan = vlanOf(database, pif);
  if (vlan !== null) return { kind: 'VLAN', row: vlan };
  const sriov = first('network_sriov', 'logical_PIF');
  if (sriov !== undefined) return { kind: 'sriov', row: sriov };
  const bond = first('Bond', 'master');
  if (bond !== undefined) return { kind: 'bond', row: bond };
  return { kind: pif.is('physical') ? 'physical' : 'orphan' };
}

/** Whether the PIF's traffic runs over an SR-IOV logical PIF: it is one, or a VLAN on one. */
export function isOnSriov(database: Database, pif: Row): boolean {
  const kind = kindOf(database, pif);
  if (kind.kind === 'sriov') return true;
  if (kind.kind !== 'VLAN') return false;
  const below = database.find('PIF', kind.row.get('tagged_PIF'));
  return below !== null && kindOf(database, below).kind === 'sriov';
}
