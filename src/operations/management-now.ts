import {
  ipv4ModeByWord,
  isIpv6,
  known,
  linkOf,
  membersOf,
  modeByWord,
  netmaskOf,
  networkOf,
  unknown,
  type HostFacts,
  type InterfaceConfig,
  type Known,
  type ManagementStatus,
  type NetworkConfig,
  type Nic,
  type Wiring,
} from '../model/index.js';
import { inventoryOf } from '../reset/index.js';

/** What of the host's facts tells the management interface. */
export interface ManagementSources extends Pick<HostFacts, 'files' | 'management' | 'nics'> {
  readonly wiring: Known<Wiring>;
  /** networkd.db; null where it is not there or cannot be read. */
  readonly networkd: NetworkConfig | null;
}

/**
 * The port's own link and address: of a bond, the link of any member and the address of the first.
 */
function portBelow(
  device: string,
  { nics, wiring }: Pick<ManagementSources, 'nics' | 'wiring'>,
): Pick<ManagementStatus, 'mac' | 'link' | 'members'> {
  const all = nics.known ? nics.value : [];
  const members = wiring.known ? membersOf(wiring.value, device) : [device];
  const ports = members.flatMap((name) => all.find((nic) => nic.device === name) ?? []);
  const links = ports.map(linkOf);
  const link = (['up', 'noCarrier', 'down'] as const).find((state) => links.includes(state));
  const isBond = members.length !== 1 || members[0] !== device;
  return {
    mac: ports[0]?.mac ?? '',
    link: link ?? 'unknown',
    members: isBond ? ports.map((port) => ({ device: port.device, mac: port.mac ?? '' })) : [],
  };
}

/**
 * What an interface is to be given by networkd.db: the address it has been told, or the kernel's
 * where a server gives it.
 */
function configured(
  { ipv4, ipv6, gateway, gateway6, dns }: InterfaceConfig,
  seen: readonly string[],
): Omit<ManagementStatus, 'source' | 'device' | 'vlan' | 'mac' | 'link' | 'members'> {
  const [address, prefix] =
    ipv4.mode === 'static'
      ? [ipv4.address, ipv4.prefixLength]
      : withPrefix(ipv4.mode === 'none' ? undefined : seen.find((entry) => !entry.includes(':')));
  const own6 = seen.filter((entry) => entry.includes(':'));
  return {
    mode: ipv4.mode,
    address,
    netmask: address === '' ? '' : netmaskOf(prefix),
    gateway,
    dns,
    modeV6: ipv6.mode,
    addresses6: ipv6.mode === 'static' ? [`${ipv6.address}/${ipv6.prefixLength}`] : own6,
    gateway6,
  };
}

function withPrefix(entry: string | undefined): readonly [string, number] {
  const [address = '', prefix = ''] = (entry ?? '').split('/');
  return /^(?:[12]?\d|3[0-2])$/.test(prefix) ? [address, Number(prefix)] : ['', 0];
}

/**
 * The firstboot data as what networkd would make of them; a mode that is no word of it stays
 * unknown.
 */
function fromFirstboot(
  { management, nics }: ManagementSources,
  seen: readonly string[],
): Omit<ManagementStatus, 'source' | 'device' | 'vlan' | 'mac' | 'link' | 'members'> {
  const mode = management === null ? 'unknown' : ipv4ModeByWord(management.mode);
  const modeV6 = management === null ? 'unknown' : modeByWord(management.modeV6);
  const [address, prefix] = withPrefix(seen.find((entry) => !entry.includes(':')));
  const isStatic = mode === 'static' && management !== null && nics.known && address === '';
  return {
    mode,
    modeV6,
    address: isStatic ? management.address : address,
    netmask: isStatic ? management.netmask : address === '' ? '' : netmaskOf(prefix),
    gateway: management?.gateway ?? '',
    dns: (management?.dns ?? '').split(',').filter((server) => server !== ''),
    addresses6: seen.filter((entry) => isIpv6(entry.split('/')[0] ?? '')),
    gateway6: management?.gateway6 ?? '',
  };
}

/**
 * The management interface while XAPI does not answer: the inventory's bridge, the port and VLAN
 * below it by the wiring, its configuration by networkd.db, else by the firstboot data; addresses
 * of DHCP, MAC and link by the kernel. null: this host has none.
 */
export function managementNow(sources: ManagementSources): Known<ManagementStatus | null> {
  const { inventory } = sources.files;
  if (inventory.state !== 'present')
    return unknown(inventory.state === 'absent' ? 'absent' : 'unreadable', 'inventory');
  const { management, networkd, nics, wiring } = sources;
  const named = inventoryOf(inventory).managementInterface;
  const bridge = named === '' ? (networkd?.gatewayInterface ?? '') : named;
  if (bridge === '' && management === null) return known(null);
  const seen = addressesOf(nics, bridge);
  const config = networkd?.interfaces.get(bridge);
  const network = wiring.known ? networkOf(wiring.value, bridge) : undefined;
  const device = network?.device ?? management?.device ?? '';
  return known({
    source: config === undefined ? 'firstboot' : 'networkd',
    device,
    vlan: network?.vlan ?? management?.vlan ?? '',
    ...portBelow(device, sources),
    ...(config === undefined ? fromFirstboot(sources, seen) : configured(config, seen)),
  });
}

function addressesOf(nics: Known<readonly Nic[]>, bridge: string): readonly string[] {
  return (nics.known ? nics.value : []).find(({ device }) => device === bridge)?.addresses ?? [];
}

/**
 * XAPI's word about the management interface, with the kernel's about the port: it sees a cable at
 * once.
 */
export function withKernel(
  told: ManagementStatus,
  sources: Pick<ManagementSources, 'nics' | 'wiring'>,
): ManagementStatus {
  const { link } = portBelow(told.device, sources);
  return link === 'unknown' ? told : { ...told, link };
}
