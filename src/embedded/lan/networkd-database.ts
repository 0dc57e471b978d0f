import {
  isJsonObject,
  known,
  unknown,
  type Known,
  parseJson,
  jsonList,
  jsonText,
  jsonTexts,
} from '../../model/index.js';
import {
  unconfigured,
  type BridgeConfig,
  type InterfaceConfig,
  type NetworkConfig,
} from './network-config.js';

/** The path, below the root, of the file in which xcp-networkd keeps its configuration. */
export const networkdDatabasePath = 'var/lib/xcp/networkd.db';

/**
 * Reads networkd.db. xapi's network_interface.ml writes variants as `"DHCP4"` or `["Static4",
 * [["10.0.0.2", 24]]]`. Errors: damaged.
 */
export function parseNetworkdDatabase(text: string): Known<NetworkConfig> {
  const read = parseJson(text);
  if (!read.ok) return unknown('damaged', `${networkdDatabasePath}: ${read.error}`);
  const document = read.value;
  if (!isJsonObject(document)) return unknown('damaged', `${networkdDatabasePath}: not an object`);
  const { interface_config: interfaces, bridge_config: bridges } = document;
  if (!isJsonObject(interfaces) || !isJsonObject(bridges)) {
    return unknown(
      'damaged',
      `${networkdDatabasePath}: interface_config or bridge_config is missing`,
    );
  }
  return known({
    interfaces: new Map(
      Object.entries(interfaces).map(([name, value]) => [name, interfaceOf(value)]),
    ),
    bridges: new Map(Object.entries(bridges).map(([name, value]) => [name, bridgeOf(value)])),
    gatewayInterface: jsonText(document, 'gateway_interface'),
  });
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
              ? ['Static4', [[value.ipv4.address, value.ipv4.prefixLength]]]
              : value.ipv4.mode === 'dhcp'
                ? 'DHCP4'
                : 'None4',
          ...(value.gateway === '' ? {} : { ipv4_gateway: value.gateway }),
          ipv6_conf:
            value.ipv6.mode === 'static'
              ? ['Static6', [[value.ipv6.address, value.ipv6.prefixLength]]]
              : { none: 'None6', dhcp: 'DHCP6', autoconf: 'Autoconf6' }[value.ipv6.mode],
          ...(value.gateway6 === '' ? {} : { ipv6_gateway: value.gateway6 }),
          ipv4_routes: [],
          dns: [value.dns, []],
          mtu: 1500,
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
            [...value.ports].map(([port, interfaces]) => [
              port,
              { interfaces, bond_properties: [], kind: 'Basic_port' },
            ]),
          ),
          ...(value.vlan === null ? {} : { vlan: [value.vlan.parent, value.vlan.tag] }),
          ...(value.mac === '' ? {} : { bridge_mac: value.mac }),
          other_config: [],
          persistent_b: true,
        },
      ]),
    ),
    ...(gateway === '' ? {} : { gateway_interface: gateway, dns_interface: gateway }),
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
  };
}

/** Reads `[name, [[address, prefix], ...]]`; only the first address counts. */
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

function bridgeOf(value: unknown): BridgeConfig {
  if (!isJsonObject(value)) return { ports: new Map(), vlan: null, mac: '' };
  const ports = isJsonObject(value['ports']) ? Object.entries(value['ports']) : [];
  const [parent, tag] = jsonList(value['vlan']);
  return {
    ports: new Map(
      ports.map(([port, entry]) => [
        port,
        isJsonObject(entry) ? jsonTexts(entry['interfaces']) : [],
      ]),
    ),
    vlan: typeof parent === 'string' && typeof tag === 'number' ? { parent, tag } : null,
    mac: jsonText(value, 'bridge_mac'),
  };
}
