import { createHash } from 'node:crypto';
import { digest } from '../../host/index.js';
import {
  usualBondMode,
  type BridgeConfig,
  type NetworkConfig,
  type PortConfig,
} from '../../model/index.js';
import { ovsSchema } from './ovs-schema.js';

type Table = 'Bridge' | 'Port' | 'Interface' | 'Open_vSwitch';

/** A row, its uuid, and the table that it is in. */
interface Row {
  readonly table: Table;
  readonly uuid: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** A uuid that is always the same for the row of this name. */
function uuidOf(table: Table, name: string): string {
  const hex = digest(`${table} ${name}`);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/u, '$1-$2-4$3-8$4-$5');
}

const row = (table: Table, name: string, columns: Row['columns']): Row => ({
  table,
  uuid: uuidOf(table, name),
  columns: { name, ...columns },
});

/** A set of rows as OVSDB writes it: one row stands without the word `set`. */
function rowSet(rows: readonly Row[]): unknown {
  const uuids = rows.map(({ uuid }) => ['uuid', uuid]);
  return uuids.length === 1 ? uuids[0] : ['set', uuids];
}

/** What ovs-vsctl sets for a bond of XAPI's mode. */
function bondColumns({ bondMode, bondMac }: PortConfig): Row['columns'] {
  const lacp = bondMode === 'lacp';
  return {
    lacp: lacp ? 'active' : 'off',
    bond_mode: lacp ? 'balance-tcp' : bondMode === '' ? usualBondMode : bondMode,
    ...(bondMac === '' ? {} : { mac: bondMac }),
  };
}

/** A port and its interfaces, the port first. */
type WholePort = readonly [Row, ...Row[]];

/** The port through which the host itself uses a bridge. One with a tag stands for a VLAN. */
function internalPort(bridge: string, mac: string, tag: number | null): WholePort {
  const own = tag === null || mac === '' ? {} : { mac };
  const device = row('Interface', bridge, { type: 'internal', ...own });
  const fake = tag === null ? {} : { tag, fake_bridge: true };
  return [row('Port', bridge, { interfaces: rowSet([device]), ...fake }), device];
}

function portOf(name: string, port: PortConfig): WholePort {
  const devices = port.interfaces.map((device) => row('Interface', device, {}));
  const isBond = !port.interfaces.includes(name);
  const bond = isBond ? bondColumns(port) : {};
  return [row('Port', name, { interfaces: rowSet(devices), ...bond }), ...devices];
}

/** A bridge with its ports, those of its VLANs among them. */
function bridgeRows(
  name: string,
  { ports, mac, network }: BridgeConfig,
  { bridges }: NetworkConfig,
): readonly Row[] {
  const vlans = [...bridges].flatMap(([vlan, { vlan: below }]) =>
    below?.parent === name ? [internalPort(vlan, mac, below.tag)] : [],
  );
  const all: readonly WholePort[] = [
    internalPort(name, mac, null),
    ...[...ports].map(([port, config]) => portOf(port, config)),
    ...vlans,
  ];
  const columns = {
    ports: rowSet(all.map(([port]) => port)),
    fail_mode: 'standalone',
    ...(mac === '' ? {} : { other_config: ['map', [['hwaddr', mac]]] }),
    ...(network === '' ? {} : { external_ids: ['map', [['xs-network-uuids', network]]] }),
  };
  return [row('Bridge', name, columns), ...all.flat()];
}

/** One record of the log: a line with the length in bytes and the checksum, then the JSON. */
function record(value: unknown): string {
  const body = `${JSON.stringify(value)}\n`;
  const checksum = createHash('sha1').update(body).digest('hex');
  return `OVSDB JSON ${Buffer.byteLength(body)} ${checksum}\n${body}`;
}

/**
 * The text of Open vSwitch's database (conf.db) after xcp-networkd has made these bridges: a log
 * that was just compacted, which has the schema and one record with all rows.
 */
export function formatOvsDatabase(configuration: NetworkConfig): string {
  const rows = [...configuration.bridges].flatMap(([name, bridge]) =>
    bridge.vlan === null ? bridgeRows(name, bridge, configuration) : [],
  );
  const bridges = rows.filter(({ table }) => table === 'Bridge');
  const table = (wanted: Table): object =>
    Object.fromEntries(
      rows.flatMap(({ table: own, uuid, columns }) => (own === wanted ? [[uuid, columns]] : [])),
    );
  return (
    record(ovsSchema) +
    record({
      Open_vSwitch: { [uuidOf('Open_vSwitch', '')]: { bridges: rowSet(bridges) } },
      Bridge: table('Bridge'),
      Port: table('Port'),
      Interface: table('Interface'),
    })
  );
}
