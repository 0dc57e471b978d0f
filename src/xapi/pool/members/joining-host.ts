import {
  err,
  isJsonObject,
  jsonList,
  jsonText,
  ok,
  parseJson,
  type Result,
} from '../../../model/index.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { managementPif } from '../../networking/management.js';
import { classes } from '../../schema/index.js';
import { packText, unpackText } from './packed-text.js';
import { Removal } from './removal.js';

/** A row on its way into another pool. */
interface Sent {
  readonly table: string;
  readonly ref: string;
  readonly columns: Readonly<Record<string, string>>;
}

const storedOf = (table: string) =>
  (classes.get(table)?.fields ?? []).filter(({ computed }) => computed === null);

function sent(row: Row): Sent {
  const columns = Object.fromEntries(
    storedOf(row.table).map(({ column }) => [column, row.get(column)]),
  );
  return { table: row.table, ref: row.ref, columns };
}

/**
 * The rows that a host brings into a pool: itself, its ports and networks, its storage, its VMs.
 * The pool has templates and tools of its own.
 */
function rowsOf(database: Database, host: Row): readonly Row[] {
  const of = (table: string, column: string, refs: ReadonlySet<string>): readonly Row[] =>
    database.all(table).filter((row) => refs.has(row.get(column)));
  const refs = (rows: readonly Row[]): ReadonlySet<string> => new Set(rows.map(({ ref }) => ref));
  const linked = (table: string, rows: readonly Row[], column: string): readonly Row[] =>
    rows.flatMap((row) => database.find(table, row.get(column)) ?? []);
  const own = new Set([host.ref]);
  const management = managementPif(database, host.ref);
  const pifs = of('PIF', 'host', own).filter(
    (pif) => pif.is('physical') || pif.ref === management?.ref,
  );
  const vms = database.all('VM').filter((vm) => !vm.is('is_a_template') || vm.is('is_a_snapshot'));
  const vifs = of('VIF', 'VM', refs(vms));
  const vbds = of('VBD', 'VM', refs(vms));
  const srs = database.all('SR');
  const vlan = management === null ? null : database.find('VLAN', management.get('VLAN_master_of'));
  const networks = new Map(
    linked('network', [...pifs, ...vifs], 'network').map((row) => [row.ref, row]),
  );
  return [
    host,
    ...linked('host_metrics', [host], 'metrics'),
    ...of('host_cpu', 'host', own),
    ...of('PCI', 'host', own),
    ...networks.values(),
    ...pifs,
    ...linked('PIF_metrics', pifs, 'metrics'),
    ...(vlan === null ? [] : [vlan]),
    ...srs,
    ...of('PBD', 'host', own),
    ...of('VDI', 'SR', refs(srs.filter((sr) => !sr.is('is_tools_sr')))),
    ...vms,
    ...linked('VM_metrics', vms, 'metrics'),
    ...linked('VM_guest_metrics', vms, 'guest_metrics'),
    ...vifs,
    ...vbds,
    ...of('console', 'VM', refs(vms)),
  ];
}

/** What a host brings along, as text. */
export function packHost(database: Database, host: Row): string {
  const rows = new Map(rowsOf(database, host).map((row) => [`${row.table} ${row.ref}`, row]));
  return packText(JSON.stringify([...rows.values()].map(sent)));
}

function parseRows(packed: string): readonly Sent[] | null {
  const text = unpackText(packed);
  const read = text === null ? null : parseJson(text);
  if (read?.ok !== true) return null;
  return jsonList(read.value).flatMap((row) => {
    if (!isJsonObject(row)) return [];
    const table = jsonText(row, 'table');
    const given = isJsonObject(row['columns']) ? row['columns'] : {};
    const columns = Object.fromEntries(
      storedOf(table).map(({ column, initial }) => {
        const value = given[column];
        return [column, typeof value === 'string' ? value : initial];
      }),
    );
    return classes.has(table) ? [{ table, ref: jsonText(row, 'ref'), columns }] : [];
  });
}

/** The object of this pool that a row of the other pool stands for; null when it is a new one. */
function present(database: Database, { table, columns }: Sent): Row | null {
  if (table === 'network') {
    const bridge = columns['bridge'] ?? '';
    const same = bridge === '' ? undefined : database.where('network', 'bridge', bridge)[0];
    if (/^(?:xenbr|xenapi)/u.test(bridge) && same !== undefined) return same;
    const label = columns['name__label'] ?? '';
    return database.all('network').find((network) => network.get('name__label') === label) ?? null;
  }
  if (table === 'SR' && columns['is_tools_sr'] === 'true')
    return database.all('SR').find((sr) => sr.is('is_tools_sr')) ?? null;
  if (table === 'SR' || table === 'VM' || table === 'VDI')
    return database.where(table, 'uuid', columns['uuid'] ?? '')[0] ?? null;
  return null;
}

/**
 * Takes a host and what it brings into this pool's database. What the pool has already (a network
 * of that bridge or name, the tools) is not made twice. Answers the host's reference.
 */
export function takeInHost(database: Database, packed: string): Result<string, string> {
  const rows = parseRows(packed);
  const host = rows?.find(({ table }) => table === 'host');
  if (rows === null || host === undefined) return err('the joining host is not described');
  return ok(
    database.write(() => {
      const stale = database.refsWhere('host', 'uuid', host.columns['uuid'] ?? '');
      const removal = new Removal(database);
      for (const ref of stale) {
        const row = database.find('host', ref);
        if (row !== null) removal.host(row);
      }
      removal.end();
      const refs = new Map<string, string>();
      const made = rows.filter((row) => {
        const there = present(database, row);
        refs.set(row.ref, there?.ref ?? database.create(row.table, row.columns));
        return there === null;
      });
      for (const { table, ref } of made) {
        const now = refs.get(ref) ?? '';
        const row = database.find(table, now);
        if (row === null) continue;
        const links = storedOf(table)
          .filter(({ type }) => type.kind === 'ref')
          .map(({ column }) => [column, row.get(column)] as const);
        const moved = links.map(
          ([column, to]) => [column, refs.get(to) ?? 'OpaqueRef:NULL'] as const,
        );
        database.update(table, now, Object.fromEntries(moved));
      }
      return refs.get(host.ref) ?? '';
    }),
  );
}
