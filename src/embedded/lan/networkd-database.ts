import { usualMtu, type NetworkConfig } from '../../model/index.js';

/** The path, below the root, of the file in which xcp-networkd keeps its configuration. */
export const networkdDatabasePath = 'var/lib/xcp/networkd.db';

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
