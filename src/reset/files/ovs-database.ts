import {
  isJsonObject,
  jsonList,
  jsonText,
  known,
  unknown,
  type Known,
  type PifNetwork,
  type WiredBond,
  type Wiring,
} from '../../model/index.js';

type Row = Readonly<Record<string, unknown>>;
type Table = Map<string, Row>;
interface Tables {
  readonly Bridge: Table;
  readonly Port: Table;
  readonly Interface: Table;
}

/**
 * The columns that hold sets of any size: a record with `_is_diff` has only what joins or leaves
 * them.
 */
const setColumns: ReadonlySet<string> = new Set(['ports', 'interfaces']);

/** The uuids or texts in a column: one atom (`["uuid", "..."]` or plain) or `["set", [...]]`. */
function atoms(value: unknown): readonly string[] {
  const [kind, items] = jsonList(value);
  if (kind === 'set') return jsonList(items).flatMap(atoms);
  if (kind === 'uuid') return typeof items === 'string' ? [items] : [];
  return typeof value === 'string' ? [value] : [];
}

function changed(before: Row | undefined, change: Row, isDiff: boolean): Row {
  if (before === undefined || !isDiff) return { ...before, ...change };
  const sets: readonly (readonly [string, unknown])[] = Object.entries(change)
    .filter(([column]) => setColumns.has(column))
    .map(([column, value]) => {
      const [old, toggled] = [atoms(before[column]), atoms(value)];
      const kept = old.filter((atom) => !toggled.includes(atom));
      return [column, ['set', [...kept, ...toggled.filter((atom) => !old.includes(atom))]]];
    });
  return { ...before, ...change, ...Object.fromEntries<unknown>(sets) };
}

function apply(tables: Tables, record: Row): void {
  const isDiff = record['_is_diff'] === true;
  for (const name of ['Bridge', 'Port', 'Interface'] as const) {
    const table = tables[name];
    const rows = record[name];
    if (!isJsonObject(rows)) continue;
    for (const [uuid, change] of Object.entries(rows)) {
      if (isJsonObject(change)) table.set(uuid, changed(table.get(uuid), change, isDiff));
      else table.delete(uuid);
    }
  }
}

/**
 * The records behind `OVSDB JSON LENGTH SHA1` lines. A last one that was cut off is left out, as
 * Open vSwitch does.
 */
function* records(text: string): Generator<Row> {
  const head = /OVSDB (?:JSON|CLUSTER) (\d+) [0-9a-f]{40}\n/y;
  for (;;) {
    const found = head.exec(text);
    if (found === null) return;
    // The length counts bytes, and everything that the readers of this file need is ASCII.
    const end = text.indexOf('\nOVSDB ', head.lastIndex);
    const body = text.slice(head.lastIndex, end < 0 ? text.length : end);
    head.lastIndex = end < 0 ? text.length : end + 1;
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return;
    }
    if (isJsonObject(value)) yield value;
  }
}

const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

/** A port with several interfaces is a bond; so is one whose only interface has another name. */
function bondFrom(port: Row, members: readonly string[]): readonly WiredBond[] {
  const device = jsonText(port, 'name');
  if (members.length === 1 && members[0] === device) return [];
  const lacp = atoms(port['lacp'])[0] ?? 'off';
  const [mode = ''] = atoms(port['bond_mode']);
  return [{ device, members, mode: lacp === 'off' ? mode : 'lacp' }];
}

/**
 * Reads conf.db, the log of Open vSwitch's database: bridges, bonds and VLANs as ovs-vswitchd makes
 * them again at the next boot. `isPort` tells the names of NICs from those of guests' interfaces.
 */
export function parseOvsDatabase(text: string, isPort: (device: string) => boolean): Known<Wiring> {
  if (!text.startsWith('OVSDB ')) return unknown('damaged', 'conf.db: not a log of OVSDB');
  const tables: Tables = { Bridge: new Map(), Port: new Map(), Interface: new Map() };
  for (const record of records(text)) apply(tables, record);
  const bonds: WiredBond[] = [];
  const networks: PifNetwork[] = [];
  for (const row of tables.Bridge.values()) {
    const bridge = jsonText(row, 'name');
    const ports = atoms(row['ports']).flatMap((uuid) => {
      const port = tables.Port.get(uuid);
      return port === undefined ? [] : [port];
    });
    let below = '';
    for (const port of ports) {
      const members = atoms(port['interfaces'])
        .map((uuid) => jsonText(tables.Interface.get(uuid) ?? {}, 'name'))
        .filter(isPort)
        .toSorted();
      if (members.length === 0) continue;
      below = jsonText(port, 'name');
      bonds.push(...bondFrom(port, members));
    }
    if (below === '') continue;
    networks.push({ device: below, vlan: '', network: '', bridge });
    for (const port of ports.filter((each) => each['fake_bridge'] === true))
      networks.push({
        device: below,
        vlan: number(port['tag']),
        network: '',
        bridge: jsonText(port, 'name'),
      });
  }
  return known({ source: 'openvswitch', bonds, networks });
}
