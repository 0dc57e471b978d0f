import type { ClassSchema, SchemaField } from './field.js';
import { hostClasses } from './host.js';
import { hostCpu } from './host-cpu.js';
import { hostDriverClasses } from './host-driver.js';
import { networkingClasses } from './networking.js';
import { storageClasses } from './storage.js';
import { transientClasses } from './transient.js';
import { vmPartClasses } from './vm-parts.js';
import { vmClasses } from './vm.js';

/**
 * Every class that the embedded XAPI knows, by its name on the wire, which is also its table's
 * name. Other tables of a file are kept but not served.
 */
export const classes: ReadonlyMap<string, ClassSchema> = new Map(
  [
    ...transientClasses,
    ...hostClasses,
    hostCpu,
    ...hostDriverClasses,
    ...storageClasses,
    ...networkingClasses,
    ...vmClasses,
    ...vmPartClasses,
  ].map((each) => [each.name, each]),
);

const fieldsByColumn = new Map(
  [...classes.values()].map((each) => [
    each.name,
    new Map(each.fields.map((field) => [field.column, field])),
  ]),
);

/**
 * The field that a column of a table holds. Undefined for a table or column that the schema does
 * not know.
 */
export function fieldOf(table: string, column: string): SchemaField | undefined {
  return fieldsByColumn.get(table)?.get(column);
}

/**
 * The columns with an index, by table: uuid, name label, every stored ref that a computed set or
 * the reset looks up backwards, and the bridge of a network. So the cost of a call depends on the
 * rows it touches, not on the pool.
 */
export const indexedColumns: ReadonlyMap<string, readonly string[]> = indexes();

function indexes(): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, Set<string>>();
  const add = (table: string, column: string) =>
    columns.set(table, (columns.get(table) ?? new Set()).add(column));
  for (const { name, fields } of classes.values()) {
    add(name, 'uuid');
    for (const { column, computed } of fields) {
      if (column === 'name__label' || column === 'name_label') add(name, column);
      if (computed !== null) add(computed.table, computed.column);
    }
  }
  for (const [table, column] of [
    ['VLAN', 'untagged_PIF'],
    ['PIF', 'metrics'],
    ['PIF', 'VLAN_master_of'],
    ['Bond', 'primary_slave'],
    ['Cluster_host', 'PIF'],
    ['Cluster_host', 'host'],
    ['network', 'bridge'],
  ] as const)
    add(table, column);
  return new Map([...columns].map(([table, names]) => [table, [...names]]));
}

export { nullRef } from './field.js';
export type { ClassSchema, SchemaField, Type } from './field.js';
