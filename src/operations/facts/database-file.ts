import {
  decodeBlanks,
  known,
  parseMap,
  parseSet,
  unknown,
  XmlError,
  XmlScanner,
  type Known,
  type XmlOpen,
} from '../../model/index.js';
import { openRecord, type WireRecord, type WireValue } from '../../xenapi/index.js';
import type { Records } from '../records.js';

/** Limits that no real pool database reaches. */
const limits = { characters: 4 * 1024 * 1024, attributes: 1000, comments: 1000 };

const booleans: ReadonlySet<string> = new Set(
  (
    'physical management managed enabled ha_enabled currently_attached disallow_unplug ' +
    'auto_update_mac carrier shared is_control_domain is_a_template is_a_snapshot'
  ).split(' '),
);
const sets: ReadonlySet<string> = new Set(['IPv6', 'purpose']);
const maps: ReadonlySet<string> = new Set([
  'other_config',
  'properties',
  'device_config',
  'software_version',
]);

/** A column as XenAPI would send it. In the file, a name in a namespace has two underscores. */
function field(column: string, raw: string): readonly [string, WireValue] {
  const name = column.replace('__', '_');
  const text = decodeBlanks(raw);
  if (booleans.has(name)) return [name, text === 'true'];
  if (sets.has(name)) return [name, parseSet(text) ?? []];
  if (maps.has(name)) return [name, Object.fromEntries(parseMap(text) ?? [])];
  return [name, text];
}

function recordOf({ attributes }: XmlOpen): WireRecord {
  const record = openRecord();
  for (const [column, raw] of attributes) {
    const [name, value] = field(column, raw);
    record[name] = value;
  }
  return record;
}

/** Reads these classes from the pool database's file (state.db), in XenAPI's form. */
export function readDatabaseFile(
  text: string,
  classes: readonly string[],
): Known<ReadonlyMap<string, Records>> {
  const tables = new Map<string, Records>();
  const scanner = new XmlScanner([text], limits);
  try {
    if (scanner.next()?.kind !== 'open') return unknown('damaged', 'state.db: no element in it');
    for (let event = scanner.next(); event !== null; event = scanner.next()) {
      if (event.kind !== 'open' || event.name !== 'table') continue;
      const wanted = classes.find((name) => name === event.attributes.get('name'));
      const rows = new Map<string, WireRecord>();
      for (let row = scanner.next(); row?.kind === 'open'; row = scanner.next()) {
        const ref = row.attributes.get('ref');
        if (wanted !== undefined && ref !== undefined) rows.set(ref, recordOf(row));
        scanner.next();
      }
      if (wanted !== undefined) tables.set(wanted, rows);
    }
    return known(tables);
  } catch (error) {
    if (error instanceof XmlError) return unknown('damaged', `state.db: ${error.issue.reason}`);
    throw error;
  } finally {
    scanner.close();
  }
}
