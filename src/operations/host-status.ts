import type { PifNetwork } from '../model/index.js';
import type { CallOptions, XenApiSession, WireRecord } from '../xenapi/index.js';
import { follow, readHostRef, readRecords, type Read, type Records } from './host-records.js';
import { asBool, asInt, asRef, asString, asStrings } from '../xenapi/index.js';

/** The management PIF's configuration and addresses; '' where it has no such value. */
export interface ManagementPif {
  readonly device: string;
  readonly mac: string;
  /** '' = untagged. */
  readonly vlan: string;
  readonly mode: 'none' | 'dhcp' | 'static' | 'unknown';
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: readonly string[];
  readonly modeV6: 'none' | 'dhcp' | 'autoconf' | 'static' | 'unknown';
  /** With prefix length. */
  readonly addresses6: readonly string[];
  readonly gateway6: string;
  /** null: the pool database has no metrics for it. */
  readonly carrier: boolean | null;
}

/** What the pool database says of a host for its status page. */
export interface HostStatusRecord {
  readonly hostName: string;
  readonly poolName: string;
  /** name_label of the pool coordinator (master). */
  readonly coordinatorName: string;
  /** null: no PIF of the host has the management flag. */
  readonly management: ManagementPif | null;
  /** A row for each PIF of the host. */
  readonly networks: readonly PifNetwork[];
}

const ipv4Modes = { None: 'none', DHCP: 'dhcp', Static: 'static' } as const;
const ipv6Modes = { None: 'none', DHCP: 'dhcp', Autoconf: 'autoconf', Static: 'static' } as const;

/** The mode by XenAPI's spelling; a column that old rows lack means None. */
function modeOf<Mode extends string>(
  text: string,
  modes: Readonly<Record<string, Mode>>,
): Mode | 'none' | 'unknown' {
  if (text === '') return 'none';
  return Object.hasOwn(modes, text) ? (modes[text] ?? 'unknown') : 'unknown';
}

/** A VLAN's logical PIF carries fe:ff:ff:ff:ff:ff; the port's own MAC is that of the physical PIF with the same device. */
function portMac(pif: WireRecord, pifs: Records): string {
  if (asBool(pif['physical'])) return asString(pif['MAC']);
  const port = [...pifs.values()].find(
    (other) =>
      asBool(other['physical']) &&
      other['device'] === pif['device'] &&
      asRef(other['host']) === asRef(pif['host']),
  );
  return asString((port ?? pif)['MAC']);
}

/** '' = untagged. */
function tagOf(pif: WireRecord): string {
  const tag = asInt(pif['VLAN']) ?? -1;
  return tag < 0 ? '' : String(tag);
}

function managementOf(pif: WireRecord, pifs: Records, metrics: Records): ManagementPif {
  const measured = follow(metrics, pif['metrics']);
  return {
    device: asString(pif['device']),
    mac: portMac(pif, pifs),
    vlan: tagOf(pif),
    mode: modeOf(asString(pif['ip_configuration_mode']), ipv4Modes),
    address: asString(pif['IP']),
    netmask: asString(pif['netmask']),
    gateway: asString(pif['gateway']),
    dns: asString(pif['DNS'])
      .split(',')
      .filter((server) => server !== ''),
    modeV6: modeOf(asString(pif['ipv6_configuration_mode']), ipv6Modes),
    addresses6: asStrings(pif['IPv6']).filter((address) => address !== ''),
    gateway6: asString(pif['ipv6_gateway']),
    carrier: measured === undefined ? null : asBool(measured['carrier']),
  };
}

/** Reads it over XenAPI for the host with this uuid ('': the host the session is on). */
export async function readHostStatus(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Read<HostStatusRecord>> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) return self;
  const tables: Record<'host' | 'pool' | 'PIF' | 'PIF_metrics' | 'network', Records> = {
    host: new Map(),
    pool: new Map(),
    PIF: new Map(),
    PIF_metrics: new Map(),
    network: new Map(),
  };
  for (const name of ['host', 'pool', 'PIF', 'PIF_metrics', 'network'] as const) {
    const read = await readRecords(session, name, options);
    if (!read.ok) return read;
    tables[name] = read.value;
  }
  const { host: hosts, pool: pools, PIF: pifs, PIF_metrics: metrics, network: networks } = tables;
  const pool = [...pools.values()][0];
  const ours = [...pifs.values()].filter((pif) => asRef(pif['host']) === self.value);
  const management = ours.find((pif) => asBool(pif['management']));
  return {
    ok: true,
    value: {
      hostName: asString(hosts.get(self.value)?.['name_label']),
      poolName: asString(pool?.['name_label']),
      coordinatorName: asString(follow(hosts, pool?.['master'])?.['name_label']),
      management: management === undefined ? null : managementOf(management, pifs, metrics),
      networks: ours.map((pif) => ({
        device: asString(pif['device']),
        vlan: tagOf(pif),
        network: asString(follow(networks, pif['network'])?.['name_label']),
        bridge: asString(follow(networks, pif['network'])?.['bridge']),
      })),
    },
  };
}
