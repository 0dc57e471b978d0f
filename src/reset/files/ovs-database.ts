import {
  isJsonObject,
  jsonList,
  known,
  unknown,
  type Known,
  type PifNetwork,
  type WiredBond,
  type Wiring,
  parseJson,
} from '../../model/index.js';

type Row = Readonly<Record<string, unknown>>;
/**
 * The columns of a row that matter here. The rest is dropped, so a hostile log cannot fill the
 * memory with it.
 */
interface StoredRow {
  readonly plain: Map<string, unknown>;
  readonly sets: Map<string, Set<string>>;
}
type Table = Map<string, StoredRow>;
interface Tables {
  readonly Bridge: Table;
  readonly Port: Table;
  readonly Interface: Table;
}

const plainColumns = ['name', 'lacp', 'bond_mode', 'fake_bridge', 'tag'] as const;
/**
 * The columns with sets of any size. A record with `_is_diff` has only the items that join or leave
 * them.
 */
const setColumns = ['ports', 'interfaces'] as const;

/** The uuids or strings in a column: one atom (`["uuid", "..."]` or plain) or `["set", [...]]`. */
function atoms(value: unknown): readonly string[] {
  const [kind, items] = jsonList(value);
  return kind === 'set' ? jsonList(items).flatMap(atom) : atom(value);
}

function atom(value: unknown): readonly string[] {
  const [kind, uuid] = jsonList(value);
  const text = kind === 'uuid' ? uuid : value;
  return typeof text === 'string' ? [text] : [];
}

/** Changes the row in place: a log may have many small changes of one large row. */
function change(row: StoredRow, update: Row, isDiff: boolean): void {
  for (const column of plainColumns)
    if (Object.hasOwn(update, column)) row.plain.set(column, update[column]);
  for (const column of setColumns) {
    if (!Object.hasOwn(update, column)) continue;
    const items = new Set(atoms(update[column]));
    const before = row.sets.get(column);
    if (before === undefined || !isDiff) row.sets.set(column, items);
    else for (const item of items) if (!before.delete(item)) before.add(item);
  }
}

function apply(tables: Tables, record: Row): void {
  const isDiff = record['_is_diff'] === true;
  for (const name of ['Bridge', 'Port', 'Interface'] as const) {
    const table = tables[name];
    const rows = record[name];
    if (!isJsonObject(rows)) continue;
    for (const [uuid, update] of Object.entries(rows)) {
      if (!isJsonObject(update)) {
        table.delete(uuid);
        continue;
      }
      const row = table.get(uuid) ?? { plain: new Map(), sets: new Map() };
      change(row, update, isDiff);
      table.set(uuid, row);
    }
  }
}

/**
 * The records after the `OVSDB JSON LENGTH SHA1` lines. A last record that was cut off is left out,
 * as Open vSwitch does.
 */
function* records(text: string): Generator<Row> {
  const head = /OVSDB (?:JSON|CLUSTER) (\d+) [0-9a-f]{40}\n/y;
  for (;;) {
    const found = head.exec(text);
    if (found === null) return;
    // The length counts bytes, so it does not fit the string. We look for the next header instead.
    const end = text.indexOf('\nOVSDB ', head.lastIndex);
    const body = text.slice(head.lastIndex, end < 0 ? text.length : end);
    head.lastIndex = end < 0 ? text.length : end + 1;
    const read = parseJson(body);
    if (!read.ok) return;
    if (isJsonObject(read.value)) yield read.value;
  }
}

const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

const textIn = ({ plain }: StoredRow, column: string): string => {
  const value = plain.get(column);
  return typeof value === 'string' ? value : '';
};

/** A port with several interfaces is a bond. So is a port whose only interface has another name. */
function bondFrom(port: StoredRow, members: readonly string[]): readonly WiredBond[] {
  const device = textIn(port, 'name');
  if (members.length === 1 && members[0] === device) return [];
  const lacp = atoms(port.plain.get('lacp'))[0] ?? 'off';
  const [mode = ''] = atoms(port.plain.get('bond_mode'));
  return [{ device, members, mode: lacp === 'off' ? mode : 'lacp' }];
}

/**
 * Reads conf.db, the log of Open vSwitch's database: the bridges, bonds and VLANs that ovs-vswitchd
 * makes again at the next boot. `isPort` tells NIC names from the interfaces of guests.
 */
export function parseOvsDatabase(text: string, isPort: (device: string) => boolean): Known<Wiring> {
  if (!text.startsWith('OVSDB ')) return unknown('damaged', 'conf.db: not a log of OVSDB');
  const tables: Tables = { Bridge: new Map(), Port: new Map(), Interface: new Map() };
  for (const record of records(text)) apply(tables, record);
  const members = new Map(
    [...tables.Port.values()].map((port) => [
      port,
      [...(port.sets.get('interfaces') ?? [])]
        .flatMap((uuid) => {
          const row = tables.Interface.get(uuid);
          return row === undefined ? [] : [textIn(row, 'name')];
        })
        .filter(isPort)
        .toSorted(),
    ]),
  );
  const bonds: WiredBond[] = [];
  const networks: PifNetwork[] = [];
  for (const row of tables.Bridge.values()) {
    const bridge = textIn(row, 'name');
    const ports = [...(row.sets.get('ports') ?? [])].flatMap((uuid) => {
      const port = tables.Port.get(uuid);
      return port === undefined ? [] : [port];
    });
    let below = '';
    for (const port of ports) {
      const devices = members.get(port) ?? [];
      if (devices.length === 0) continue;
      below = textIn(port, 'name');
      bonds.push(...bondFrom(port, devices));
    }
    if (below === '') continue;
    networks.push({ device: below, vlan: '', network: '', bridge });
    for (const port of ports.filter(({ plain }) => plain.get('fake_bridge') === true))
      networks.push({
        device: below,
        vlan: number(port.plain.get('tag')),
        network: '',
        bridge: textIn(port, 'name'),
      });
  }
  return known({ source: 'openvswitch', bonds, networks });
}
