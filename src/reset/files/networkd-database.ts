import {
  isJsonObject,
  jsonList,
  jsonText,
  jsonTexts,
  known,
  modeName,
  unconfigured,
  unknown,
  usualMtu,
  type BridgeConfig,
  type InterfaceConfig,
  type IpMode,
  type Known,
  type NetworkConfig,
  type PortConfig,
  parseJson,
} from '../../model/index.js';

/** networkd's word for a mode: XenAPI's, with the number of the family. */
function word(mode: IpMode, family: 4 | 6): string {
  return `${modeName(mode)}${family}`;
}

/** Reads networkd.db. Variants look like `"DHCP4"` or `["Static4", [["10.0.0.2", 24]]]`. */
export function parseNetworkdDatabase(text: string): Known<NetworkConfig> {
  const read = parseJson(text);
  if (!read.ok) return unknown('damaged', `networkd.db: ${read.error}`);
  const document = read.value;
  if (!isJsonObject(document)) return unknown('damaged', 'networkd.db: not an object');
  const { interface_config: interfaces, bridge_config: bridges } = document;
  if (!isJsonObject(interfaces) || !isJsonObject(bridges))
    return unknown('damaged', 'networkd.db: interface_config or bridge_config is missing');
  const gatewayInterface = jsonText(document, 'gateway_interface');
  const dnsInterface = jsonText(document, 'dns_interface');
  return known({
    interfaces: new Map(
      Object.entries(interfaces).map(([name, value]) => [name, interfaceOf(value)]),
    ),
    bridges: new Map(Object.entries(bridges).map(([name, value]) => [name, bridgeFrom(value)])),
    gatewayInterface,
    ...(['', gatewayInterface].includes(dnsInterface) ? {} : { dnsInterface }),
  });
}

function interfaceOf(value: unknown): InterfaceConfig {
  if (!isJsonObject(value)) return unconfigured;
  const v4 = value['ipv4_conf'];
  const v6 = value['ipv6_conf'];
  const static4 = staticOf(v4, 4);
  const static6 = staticOf(v6, 6);
  return {
    ipv4: static4 ?? { mode: v4 === word('dhcp', 4) ? 'dhcp' : 'none' },
    gateway: jsonText(value, 'ipv4_gateway'),
    ipv6: static6 ?? {
      mode: (['dhcp', 'autoconf'] as const).find((mode) => v6 === word(mode, 6)) ?? 'none',
    },
    gateway6: jsonText(value, 'ipv6_gateway'),
    dns: jsonTexts(jsonList(value['dns'])[0]),
    ...mtuFrom(value['mtu']),
  };
}

/** Only an MTU that is not the usual one. */
function mtuFrom(mtu: unknown): { readonly mtu?: number } {
  return typeof mtu === 'number' && mtu > 0 && mtu !== usualMtu ? { mtu } : {};
}

/** Reads `[word, [[address, prefix], ...]]`. The first address counts. */
function staticOf(
  value: unknown,
  family: 4 | 6,
): { readonly mode: 'static'; readonly address: string; readonly prefixLength: number } | null {
  const [variant, list] = jsonList(value);
  const [address, prefixLength] = jsonList(jsonList(list)[0]);
  return variant === word('static', family) &&
    typeof address === 'string' &&
    typeof prefixLength === 'number'
    ? { mode: 'static', address, prefixLength }
    : null;
}

/** Reads a map of strings: an object or a list of pairs. */
function texts(pairs: unknown): Readonly<Record<string, string>> {
  const entries = isJsonObject(pairs)
    ? Object.entries(pairs)
    : jsonList(pairs).map((pair) => jsonList(pair));
  return Object.fromEntries(
    entries.flatMap(([key, value]) =>
      typeof key === 'string' && typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
}

function portFrom(entry: unknown): PortConfig {
  if (!isJsonObject(entry))
    return { interfaces: [], bondMode: '', bondProperties: {}, bondMac: '' };
  const { mode = '', ...bondProperties } = texts(entry['bond_properties']);
  return {
    interfaces: jsonTexts(entry['interfaces']),
    bondMode: mode,
    bondProperties,
    bondMac: jsonText(entry, 'bond_mac').toLowerCase(),
  };
}

function bridgeFrom(value: unknown): BridgeConfig {
  if (!isJsonObject(value)) return { ports: new Map(), vlan: null, mac: '', network: '' };
  const ports = isJsonObject(value['ports']) ? Object.entries(value['ports']) : [];
  const [parent, tag] = jsonList(value['vlan']);
  return {
    ports: new Map(ports.map(([port, entry]) => [port, portFrom(entry)])),
    vlan: typeof parent === 'string' && typeof tag === 'number' ? { parent, tag } : null,
    mac: jsonText(value, 'bridge_mac'),
    // A VLAN has the uuids of both networks, its own first.
    network: texts(value['other_config'])['network-uuids']?.split(';')[0] ?? '',
  };
}

/** Writes networkd.db. Leaves out options that have no value, as networkd does. */
export function formatNetworkdDatabase(configuration: NetworkConfig): string {
  const gateway = configuration.gatewayInterface;
  return JSON.stringify({
    interface_config: Object.fromEntries(
      [...configuration.interfaces].map(([name, value]) => [
        name,
        {
          ipv4_conf:
            value.ipv4.mode === 'static'
              ? [word('static', 4), [[value.ipv4.address, value.ipv4.prefixLength]]]
              : word(value.ipv4.mode, 4),
          ...(value.gateway === '' ? {} : { ipv4_gateway: value.gateway }),
          ipv6_conf:
            value.ipv6.mode === 'static'
              ? [word('static', 6), [[value.ipv6.address, value.ipv6.prefixLength]]]
              : word(value.ipv6.mode, 6),
          ...(value.gateway6 === '' ? {} : { ipv6_gateway: value.gateway6 }),
          ipv4_routes: [],
          dns: [value.dns, []],
          mtu: value.mtu ?? usualMtu,
          ethtool_settings: [],
          ethtool_offload: [
            ['gro', 'on'],
            ['lro', 'off'],
          ],
          persistent_i: true,
        },
      ]),
    ),
    bridge_config: Object.fromEntries(
      [...configuration.bridges].map(([name, value]) => [
        name,
        {
          ports: Object.fromEntries(
            [...value.ports].map(([port, { interfaces, bondMode, bondProperties, bondMac }]) => [
              port,
              {
                interfaces,
                bond_properties: [
                  ...(bondMode === '' ? [] : [['mode', bondMode]]),
                  ...Object.entries(bondProperties),
                ],
                ...(bondMac === '' ? {} : { bond_mac: bondMac }),
                kind: 'Basic_port',
              },
            ]),
          ),
          ...(value.vlan === null ? {} : { vlan: [value.vlan.parent, value.vlan.tag] }),
          ...(value.mac === '' ? {} : { bridge_mac: value.mac }),
          other_config: value.network === '' ? [] : [['network-uuids', value.network]],
          persistent_b: true,
        },
      ]),
    ),
    ...(gateway === ''
      ? {}
      : { gateway_interface: gateway, dns_interface: configuration.dnsInterface ?? gateway }),
  });
}
