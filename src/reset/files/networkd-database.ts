import {
  isJsonObject,
  jsonList,
  jsonText,
  jsonTexts,
  known,
  unconfigured,
  unknown,
  usualMtu,
  type BridgeConfig,
  type InterfaceConfig,
  type Known,
  type NetworkConfig,
  type PortConfig,
  parseJson,
} from '../../model/index.js';

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
  const static4 = staticOf(v4, 'Static4');
  const static6 = staticOf(v6, 'Static6');
  return {
    ipv4: static4 ?? { mode: v4 === 'DHCP4' ? 'dhcp' : 'none' },
    gateway: jsonText(value, 'ipv4_gateway'),
    ipv6: static6 ?? { mode: v6 === 'DHCP6' ? 'dhcp' : v6 === 'Autoconf6' ? 'autoconf' : 'none' },
    gateway6: jsonText(value, 'ipv6_gateway'),
    dns: jsonTexts(jsonList(value['dns'])[0]),
    ...mtuFrom(value['mtu']),
  };
}

/** Only an MTU that is not the usual one. */
function mtuFrom(mtu: unknown): { readonly mtu?: number } {
  return typeof mtu === 'number' && mtu > 0 && mtu !== usualMtu ? { mtu } : {};
}

/** Reads `[name, [[address, prefix], ...]]`. The first address counts. */
function staticOf(
  value: unknown,
  name: string,
): { readonly mode: 'static'; readonly address: string; readonly prefixLength: number } | null {
  const [variant, list] = jsonList(value);
  const [address, prefixLength] = jsonList(jsonList(list)[0]);
  return variant === name && typeof address === 'string' && typeof prefixLength === 'number'
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
