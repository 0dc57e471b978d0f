import { bridgeOver, vlanBridge } from './bridges.js';
import {
  commaList,
  encodeAttribute,
  encodeText,
  ipv4ModeByName,
  known,
  modeName,
  netmaskOf,
  readXml,
  unknown,
  type Known,
  prefixOfMask,
  type BridgeConfig,
  type InterfaceConfig,
  type NetworkConfig,
  type XmlElement,
  hostPaths,
} from '../../model/index.js';

const top = 'xenserver-network-configuration';

/** Reads network.dbcache: one <pif> for each bridge, as `rewrite` leaves them. Errors: damaged. */
export function parseNetworkCache(text: string): Known<NetworkConfig> {
  const document = readXml(text);
  if (!document.ok || document.value.name !== top)
    return unknown('damaged', `${hostPaths.networkCache}: not a whole <${top}> document`);
  const bridges = new Map<string, BridgeConfig>();
  const interfaces = new Map<string, InterfaceConfig>();
  let gatewayInterface = '';
  let dnsInterface = '';
  for (const pif of document.value.children) {
    const field = (name: string): string =>
      pif.children.find((child) => child.name === name)?.text ?? '';
    const bridge = field('bridge');
    const tag = Number(field('VLAN'));
    const slaves = field('bond_slaves')
      .split(' ')
      .filter((slave) => slave !== '');
    const device = field('device');
    bridges.set(
      bridge,
      tag >= 0
        ? vlanBridge(field('parent_bridge'), tag, field('MAC'))
        : bridgeOver(device, slaves.length > 0 ? slaves : [device], field('MAC')),
    );
    const mode = ipv4ModeByName(field('ip_configuration_mode'));
    const prefixLength = prefixOfMask(field('netmask'));
    const setting = (key: string): string =>
      settings(pif).find(({ name }) => name === key)?.text ?? '';
    const mtu = Number(setting('mtu'));
    interfaces.set(bridge, {
      ipv4:
        mode === 'static' && prefixLength !== null
          ? { mode: 'static', address: field('IP'), prefixLength }
          : { mode: mode === 'dhcp' ? mode : 'none' },
      gateway: field('gateway'),
      ipv6: { mode: 'none' },
      gateway6: '',
      dns: commaList(field('DNS')),
      ...(Number.isInteger(mtu) && mtu > 0 ? { mtu } : {}),
    });
    if (field('management') === 'True') gatewayInterface = bridge;
    if (setting('peerdns') === 'true') dnsInterface = bridge;
  }
  const dns = dnsInterface === '' ? {} : { dnsInterface };
  return known({ interfaces, bridges, gatewayInterface, ...dns });
}

/** Writes network.dbcache. It has no place for IPv6, because hosts of that time had none. */
export function formatNetworkCache(configuration: NetworkConfig): string {
  const pifs = [...configuration.bridges].map(([bridge, { ports, vlan, mac }]) => {
    const [device = deviceBelow(configuration, vlan?.parent ?? ''), port] = [...ports][0] ?? [];
    const members = port?.interfaces ?? [];
    const given = configuration.interfaces.get(bridge);
    const fixed = given?.ipv4.mode === 'static' ? given.ipv4 : null;
    const values = {
      uuid: `${device}${vlan === null ? '' : `.${vlan.tag}`}Pif`,
      management: configuration.gatewayInterface === bridge ? 'True' : 'False',
      network: configuration.gatewayInterface === bridge ? 'InitialManagementNetwork' : bridge,
      bridge,
      device,
      MAC: mac,
      VLAN: String(vlan?.tag ?? -1),
      parent_bridge: vlan?.parent ?? '',
      bond_slaves: members.length > 1 ? members.join(' ') : '',
      ip_configuration_mode: modeName(given?.ipv4.mode ?? 'none'),
      IP: fixed?.address ?? '',
      netmask: fixed === null ? '' : netmaskOf(fixed.prefixLength),
      gateway: given?.gateway ?? '',
      DNS: given?.dns.join(',') ?? '',
    };
    const fields = Object.entries(values)
      .map(([name, value]) => `<${name}>${encodeText(value)}</${name}>`)
      .join('');
    const own =
      (given?.mtu === undefined ? '' : `<mtu>${given.mtu}</mtu>`) +
      (hasNameServers(configuration, bridge) ? '<peerdns>true</peerdns>' : '');
    const otherConfig = own === '' ? '' : `<other_config>${own}</other_config>`;
    return `<pif ref="${encodeAttribute(values.uuid)}">${fields}${otherConfig}</pif>`;
  });
  return `<?xml version="1.0" ?>\n<${top}>\n${pifs.join('\n')}\n</${top}>\n`;
}

/** Whether the host has its name servers from this bridge, and its gateway from another one. */
function hasNameServers(
  { gatewayInterface, dnsInterface = gatewayInterface }: NetworkConfig,
  bridge: string,
): boolean {
  return dnsInterface === bridge && dnsInterface !== gatewayInterface;
}

/** PIF.other_config, which has the MTU of a PIF and `peerdns`. */
function settings(pif: XmlElement): readonly XmlElement[] {
  return pif.children.find(({ name }) => name === 'other_config')?.children ?? [];
}

function deviceBelow(configuration: NetworkConfig, bridge: string): string {
  return [...(configuration.bridges.get(bridge)?.ports.keys() ?? [])][0] ?? '';
}
