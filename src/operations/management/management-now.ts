import {
  commaList,
  firstbootIpv4Mode,
  known,
  linkOf,
  membersOf,
  firstbootMode,
  netmaskOf,
  networkOf,
  splitPrefix,
  unknown,
  type HostFacts,
  type InterfaceConfig,
  type Known,
  type ManagementStatus,
  type NetworkConfig,
  type Wiring,
} from '../../model/index.js';
import { inventoryOf } from '../../reset/index.js';
import { countedIpv6, shownAddresses } from './shown-addresses.js';

/** The facts that describe the management interface. */
export interface ManagementSources extends Pick<HostFacts, 'files' | 'management' | 'nics'> {
  readonly wiring: Known<Wiring>;
  /** networkd.db; null when it is absent or cannot be read. */
  readonly networkd: NetworkConfig | null;
}

/** The link and MAC of a port. For a bond: the link of any member, and the MAC of the first. */
export function portBelow(
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
 * An interface's configuration in networkd.db, with the addresses that the kernel shows. `seen`
 * null: the kernel does not show the interface.
 */
function configured(
  { ipv4, ipv6, gateway, gateway6, dns }: InterfaceConfig,
  seen: readonly string[] | null,
): Omit<ManagementStatus, 'source' | 'device' | 'vlan' | 'mac' | 'link' | 'members'> {
  const fixed = ipv4.mode === 'static' ? [`${ipv4.address}/${ipv4.prefixLength}`] : [];
  const told6 = ipv6.mode === 'static' ? [`${ipv6.address}/${ipv6.prefixLength}`] : [];
  const all = seen ?? [...fixed, ...told6];
  const own = all.filter((entry) => !entry.includes(':'));
  const [address, prefix] = withPrefix(own.find((entry) => fixed.includes(entry)) ?? own[0]);
  return {
    mode: ipv4.mode,
    address,
    netmask: address === '' ? '' : netmaskOf(prefix),
    gateway,
    dns,
    modeV6: ipv6.mode,
    addresses6: countedIpv6(all, told6),
    gateway6,
  };
}

/** What networkd takes from another interface than this one. */
function elsewhereThan(
  bridge: string,
  { gatewayInterface, dnsInterface = gatewayInterface }: NetworkConfig,
): Pick<ManagementStatus, 'elsewhere'> {
  const isOther = (name: string): boolean => name !== '' && name !== bridge;
  const route = isOther(gatewayInterface) ? ['defaultRoute' as const] : [];
  const names = isOther(dnsInterface) ? ['nameServers' as const] : [];
  return route.length + names.length === 0 ? {} : { elsewhere: [...route, ...names] };
}

/** Splits an address and its prefix length; empty values for text that is not one. */
export function withPrefix(entry: string | undefined): readonly [string, number] {
  const { address, prefix } = splitPrefix(entry ?? '');
  return /^(?:[12]?\d|3[0-2])$/.test(prefix) ? [address, Number(prefix)] : ['', 0];
}

/**
 * The configuration that networkd would make of the firstboot data. A mode that networkd does not
 * know stays unknown.
 */
function fromFirstboot(
  { management }: ManagementSources,
  seen: readonly string[] | null,
): Omit<ManagementStatus, 'source' | 'device' | 'vlan' | 'mac' | 'link' | 'members'> {
  const mode = management === null ? 'unknown' : firstbootIpv4Mode(management.mode);
  const modeV6 = management === null ? 'unknown' : firstbootMode(management.modeV6);
  const [address, prefix] = withPrefix(seen?.find((entry) => !entry.includes(':')));
  const isStatic = mode === 'static' && management !== null && seen === null;
  return {
    mode,
    modeV6,
    address: isStatic ? management.address : address,
    netmask: isStatic ? management.netmask : address === '' ? '' : netmaskOf(prefix),
    gateway: management?.gateway ?? '',
    dns: commaList(management?.dns ?? ''),
    addresses6: countedIpv6(seen ?? [], []),
    gateway6: management?.gateway6 ?? '',
  };
}

/**
 * The management interface while XAPI does not answer. The inventory gives the bridge, the wiring
 * gives port and VLAN, networkd.db (else the firstboot data) gives the configuration, and the
 * kernel gives DHCP addresses, MAC and link. `isLive`: a kernel runs there. null: this host has
 * none.
 */
export function managementNow(
  sources: ManagementSources,
  isLive: boolean,
): Known<ManagementStatus | null> {
  const { inventory } = sources.files;
  if (inventory.state !== 'present')
    return unknown(inventory.state === 'absent' ? 'absent' : 'unreadable', 'inventory');
  const { management, networkd, wiring } = sources;
  const bridge = inventoryOf(inventory).managementInterface;
  if (bridge === '' && management === null) return known(null);
  const seen = shownAddresses(sources, bridge, isLive);
  const config = networkd?.interfaces.get(bridge);
  const network = wiring.known ? networkOf(wiring.value, bridge) : undefined;
  const device = network?.device ?? management?.device ?? '';
  return known({
    source: networkd === null || config === undefined ? 'firstboot' : 'networkd',
    device,
    vlan: network?.vlan ?? management?.vlan ?? '',
    ...portBelow(device, sources),
    ...(networkd === null || config === undefined
      ? fromFirstboot(sources, seen)
      : { ...configured(config, seen), ...elsewhereThan(bridge, networkd) }),
  });
}
