import { parseInventory, parseKeyValue, valueOf } from '../reset/index.js';
import { known, netmaskOf, unknown, type HostFacts, type Known, type Nic } from '../model/index.js';
import type { DatabaseStatus, HostStatus, ManagementStatus, StartupState } from '../model/index.js';

const ipv4Modes = ['none', 'dhcp', 'static'] as const;
const ipv6Modes = ['none', 'dhcp', 'autoconf', 'static'] as const;

/** A mode as the firstboot data spell it; absent means none, other words mean that nobody knows. */
function modeOf<Mode extends string>(
  text: string,
  modes: readonly Mode[],
): Mode | 'none' | 'unknown' {
  if (text === '') return 'none';
  return modes.find((mode) => mode === text.toLowerCase()) ?? 'unknown';
}

/** What the kernel shows of the management bridge: its port with a cable, and the addresses that count. */
function kernelManagement(
  bridge: string,
  nics: readonly Nic[],
): { readonly port: Nic | undefined; readonly addresses: readonly string[] } {
  const port =
    nics.find((nic) => nic.physical && nic.memberOf === bridge) ??
    nics.find((nic) => nic.memberOf === bridge);
  return {
    port,
    addresses: nics.find((nic) => nic.device === bridge)?.addresses ?? port?.addresses ?? [],
  };
}

/** The management interface as files and kernel show it, for a host whose XAPI does not answer. */
function managementFromFiles(facts: HostFacts): Known<ManagementStatus | null> {
  const { inventory } = facts.files;
  if (inventory.state !== 'present')
    return unknown(inventory.state === 'absent' ? 'absent' : 'unreadable', 'inventory');
  const bridge = parseInventory(inventory.text).managementInterface;
  const wish = facts.management;
  if (bridge === '' && wish === null) return known(null);
  const { port, addresses } = kernelManagement(bridge, facts.nics.known ? facts.nics.value : []);
  const [address = '', prefix = ''] = (addresses.find((entry) => !entry.includes(':')) ?? '').split(
    '/',
  );
  const nic =
    port ??
    (facts.nics.known ? facts.nics.value.find(({ device }) => device === wish?.device) : undefined);
  return known({
    device: port?.device ?? wish?.device ?? '',
    mac: nic?.mac ?? '',
    vlan: wish?.vlan ?? '',
    mode: wish === null ? 'unknown' : modeOf(wish.mode, ipv4Modes),
    address,
    netmask: /^(?:[12]?\d|3[0-2])$/u.test(prefix) ? netmaskOf(Number(prefix)) : '',
    gateway: wish?.gateway ?? '',
    dns: (wish?.dns ?? '').split(',').filter((server) => server !== ''),
    modeV6: wish === null ? 'unknown' : modeOf(wish.modeV6, ipv6Modes),
    addresses6: addresses.filter((entry) => entry.includes(':')),
    gateway6: wish?.gateway6 ?? '',
    members: [],
    carrier: nic?.carrier ?? null,
  });
}

/** Brand and version as the inventory has them; '' where it does not say. */
function product(facts: HostFacts): Pick<HostStatus, 'brand' | 'version'> {
  const { inventory } = facts.files;
  const lines = inventory.state === 'present' ? parseKeyValue(inventory.text) : [];
  return {
    brand: valueOf(lines, 'PRODUCT_BRAND') ?? '',
    version: valueOf(lines, 'PRODUCT_VERSION_TEXT') ?? valueOf(lines, 'PRODUCT_VERSION') ?? '',
  };
}

/**
 * The status page's facts: the pool database's where XAPI answers, else what files and kernel show.
 * `fileHostName`: the name the host's own files give it, for a host whose XAPI is down.
 */
export function hostStatus(
  facts: HostFacts,
  database: Known<DatabaseStatus>,
  fileHostName: Known<string>,
  startup: StartupState,
): HostStatus {
  const fromDatabase = (read: (status: DatabaseStatus) => string): Known<string> =>
    database.known ? known(read(database.value)) : database;
  return {
    ...product(facts),
    hostName: database.known ? known(database.value.hostName) : fileHostName,
    poolName: fromDatabase((status) => status.poolName),
    coordinatorName: fromDatabase((status) => status.coordinatorName),
    pool: facts.pool,
    management: database.known ? known(database.value.management) : managementFromFiles(facts),
    networks: database.known ? database.value.networks : [],
    xapi: facts.xapi,
    startup,
  };
}
