import { known } from '../../../src/model/index.js';
import type { WireValue } from '../../../src/xenapi/index.js';
import { merge, pool, type Tables } from '../pool-file.js';
import { withXapi } from '../with-xapi.js';

/** One thing that stands in a call's way: how the pool looks then, and what the call says of it. */
type Fault = readonly [Tables, readonly string[]];

const pif = (ref: string, columns: Readonly<Record<string, string>>): Tables => ({
  PIF: { [ref]: columns },
});
const ha: Tables = { pool: { p: { ha_enabled: 'true' } } };
const redoLog: Tables = { pool: { p: { redo_log_enabled: 'true' } } };
const cluster = (on: string): Tables => ({
  Cluster_host: { c: { PIF: on, enabled: 'true', host: 'h1' } },
});
const fcoe: Tables = {
  SR: { sr: { type: 'lvmofcoe' } },
  PBD: { b: { host: 'h1', SR: 'sr', device_config: "(('SCSIid' '36001'))" } },
};
const sriovOn = (network: string): Tables => ({
  network_sriov: { s: { physical_PIF: 'h2-eth0', logical_PIF: 'l' } },
  PIF: { l: { host: 'h2', network, device: 'eth0', VLAN: '-1', VLAN_master_of: 'OpaqueRef:NULL' } },
});
/** A physical PIF of h1 that nothing stands on, on the network `spare`. */
const spare = pif('x', {
  device: 'eth7',
  device_name: 'eth7',
  host: 'h1',
  network: 'spare',
  MAC: '00:16:3e:00:00:07',
  physical: 'true',
  VLAN: '-1',
  managed: 'true',
  currently_attached: 'true',
  bond_slave_of: 'OpaqueRef:NULL',
  VLAN_master_of: 'OpaqueRef:NULL',
});
const eth7 = {
  san: {
    boot: () => Promise.resolve(known({ unmanaged: [], plugged: [] })),
    fcoeDisks: () => Promise.resolve(known(['36001'])),
  },
};

/**
 * The order in which XenAPI looks (the public reference): with everything wrong at once it names
 * the first, that mended the second, and so on.
 */
const calls: readonly (readonly [string, readonly WireValue[], Tables, readonly Fault[]])[] = [
  [
    'PIF.forget',
    ['x'],
    spare,
    [
      [pif('x', { management: 'true' }), ['PIF_IS_MANAGEMENT_INTERFACE', 'x']],
      [pif('x', { bond_slave_of: 'h1-bond' }), ['PIF_ALREADY_BONDED', 'x']],
      [
        { VLAN: { v: { tagged_PIF: 'x', untagged_PIF: 'none', tag: '3' } } },
        ['PIF_VLAN_STILL_EXISTS', 'x'],
      ],
      [
        { tunnel: { t: { transport_PIF: 'x', access_PIF: 'none' } } },
        ['PIF_TUNNEL_STILL_EXISTS', 'x'],
      ],
      [ha, ['HA_IS_ENABLED']],
      [redoLog, ['REDO_LOG_IS_ENABLED']],
      [
        { network_sriov: { s: { physical_PIF: 'x', logical_PIF: 'none' } } },
        ['PIF_SRIOV_STILL_EXISTS', 'x'],
      ],
      [cluster('x'), ['CLUSTERING_ENABLED', 'c']],
    ],
  ],
  [
    'PIF.reconfigure_ip',
    ['x', 'None', 'a', 'b', 'c', ''],
    merge(spare, pif('x', { primary_address_type: 'IPv4' })),
    [
      [pif('x', { managed: 'false' }), ['PIF_UNMANAGED', 'x']],
      [ha, ['HA_IS_ENABLED']],
      [redoLog, ['REDO_LOG_IS_ENABLED']],
      [cluster('x'), ['CLUSTERING_ENABLED', 'c']],
      [pif('x', { management: 'true' }), ['INVALID_IP_ADDRESS_SPECIFIED', 'IP']],
    ],
  ],
  [
    'PIF.plug',
    ['x'],
    merge(spare, pif('x', { currently_attached: 'false' })),
    [
      [pif('x', { managed: 'false' }), ['PIF_UNMANAGED', 'x']],
      [
        { tunnel: { t: { access_PIF: 'x', transport_PIF: 'h1-bond0' } } },
        ['TRANSPORT_PIF_NOT_CONFIGURED', 'h1-bond0'],
      ],
      [pif('x', { bond_slave_of: 'h1-bond' }), ['CANNOT_PLUG_BOND_SLAVE', 'x']],
    ],
  ],
  [
    'PIF.unplug',
    ['x'],
    spare,
    [
      [pif('x', { managed: 'false' }), ['PIF_UNMANAGED', 'x']],
      [ha, ['HA_IS_ENABLED']],
      [redoLog, ['REDO_LOG_IS_ENABLED']],
      [pif('x', { management: 'true' }), ['PIF_IS_MANAGEMENT_INTERFACE', 'x']],
      [{ VIF: { 'h1-vif': { network: 'spare' } } }, ['VIF_IN_USE', 'spare', 'h1-vif']],
      [pif('x', { disallow_unplug: 'true' }), ['PIF_DOES_NOT_ALLOW_UNPLUG', 'x']],
      [fcoe, ['PIF_HAS_FCOE_SR_IN_USE', 'x', 'sr']],
    ],
  ],
  [
    'host.management_reconfigure',
    ['x'],
    spare,
    [
      [ha, ['HA_IS_ENABLED']],
      [pif('x', { bond_slave_of: 'h1-bond' }), ['CANNOT_PLUG_BOND_SLAVE', 'x']],
      [pif('x', { ip_configuration_mode: 'None' }), ['PIF_HAS_NO_NETWORK_CONFIGURATION', 'x']],
    ],
  ],
  [
    'VLAN.create',
    ['x', 9, 'free'],
    spare,
    [
      [{ network: { free: { managed: 'false' } } }, ['NETWORK_UNMANAGED', 'free']],
      [pif('h1-tunnel0', { network: 'free' }), ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-tunnel0']],
      [pif('x', { managed: 'false' }), ['PIF_UNMANAGED', 'x']],
      [pif('x', { bond_slave_of: 'h1-bond' }), ['CANNOT_ADD_VLAN_TO_BOND_SLAVE', 'x']],
      [
        { tunnel: { t: { access_PIF: 'x', transport_PIF: 'none' } } },
        ['IS_TUNNEL_ACCESS_PIF', 'x'],
      ],
      [sriovOn('free'), ['NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE', 'free']],
      [
        { VLAN: { v: { tagged_PIF: 'x', untagged_PIF: 'none', tag: '9' } } },
        ['PIF_VLAN_EXISTS', 'eth7'],
      ],
      [{ VIF: { 'h1-vif2': { trunks: "('30')" } } }, ['NETWORK_INCOMPATIBLE_WITH_TRUNKS', 'free']],
    ],
  ],
  [
    'VLAN.destroy',
    ['h1-v7'],
    {},
    [
      [pif('h1-vlan7', { bond_slave_of: 'h1-bond' }), ['PIF_ALREADY_BONDED', 'h1-vlan7']],
      [ha, ['HA_IS_ENABLED']],
      [redoLog, ['REDO_LOG_IS_ENABLED']],
      [pif('h1-vlan7', { VLAN: '-1' }), ['PIF_IS_PHYSICAL']],
      [pif('h1-vlan7', { managed: 'false' }), ['PIF_UNMANAGED', 'h1-vlan7']],
      [pif('h1-vlan7', { management: 'true' }), ['PIF_IS_MANAGEMENT_INTERFACE', 'h1-vlan7']],
      [{ VIF: { 'h1-vif': { network: 'net7' } } }, ['VIF_IN_USE', 'net7', 'h1-vif']],
      [pif('h1-vlan7', { disallow_unplug: 'true' }), ['PIF_DOES_NOT_ALLOW_UNPLUG', 'h1-vlan7']],
      [fcoe, ['PIF_HAS_FCOE_SR_IN_USE', 'h1-vlan7', 'sr']],
    ],
  ],
  [
    'Bond.create',
    ['free', ['x', 'y'], 'mac', 'balance-slb', {}],
    merge(
      spare,
      pif('y', {
        device: 'eth8',
        host: 'h1',
        network: 'net1',
        VLAN: '-1',
        physical: 'true',
        managed: 'true',
        bond_slave_of: 'OpaqueRef:NULL',
      }),
    ),
    [
      [{ network: { free: { managed: 'false' } } }, ['NETWORK_UNMANAGED', 'free']],
      [pif('h1-tunnel0', { network: 'free' }), ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-tunnel0']],
      [sriovOn('free'), ['NETWORK_INCOMPATIBLE_WITH_BOND', 'free']],
      [{}, ['MAC_INVALID', 'mac']],
    ],
  ],
  [
    'Bond.create',
    ['free', ['x', 'y'], '', 'balance-slb', {}],
    merge(
      spare,
      pif('y', {
        device: 'eth8',
        host: 'h1',
        network: 'net1',
        VLAN: '-1',
        physical: 'true',
        managed: 'true',
        bond_slave_of: 'OpaqueRef:NULL',
      }),
    ),
    [
      [pif('y', { primary_address_type: 'IPv6' }), ['PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE', 'x']],
      [pif('x', { managed: 'false' }), ['PIF_UNMANAGED', 'x']],
      // What were both a tunnel and a VLAN counts as a tunnel: the precedence of kinds.
      [pif('x', { bond_slave_of: 'h1-bond' }), ['PIF_ALREADY_BONDED', 'x']],
      [
        { tunnel: { t: { access_PIF: 'x', transport_PIF: 'none' } } },
        ['IS_TUNNEL_ACCESS_PIF', 'x'],
      ],
      [pif('x', { VLAN_master_of: 'h1-v5' }), ['PIF_VLAN_EXISTS', 'eth7']],
      [pif('y', { host: 'h2' }), ['PIF_CANNOT_BOND_CROSS_HOST']],
      [pif('y', { properties: "(('gro' 'off'))" }), ['INCOMPATIBLE_PIF_PROPERTIES']],
      [
        merge(
          pif('x', { ip_configuration_mode: 'DHCP' }),
          pif('y', { ip_configuration_mode: 'DHCP' }),
        ),
        ['PIF_BOND_MORE_THAN_ONE_IP'],
      ],
    ],
  ],
  [
    'tunnel.create',
    ['x', 'free'],
    spare,
    [
      [{ network: { free: { managed: 'false' } } }, ['NETWORK_UNMANAGED', 'free']],
      [pif('h1-tunnel0', { network: 'free' }), ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-tunnel0']],
      [pif('x', { managed: 'false' }), ['PIF_UNMANAGED', 'x']],
      [pif('x', { bond_slave_of: 'h1-bond' }), ['CANNOT_ADD_TUNNEL_TO_BOND_SLAVE', 'x']],
      [
        { tunnel: { t: { access_PIF: 'x', transport_PIF: 'none' } } },
        ['IS_TUNNEL_ACCESS_PIF', 'x'],
      ],
      [
        { network_sriov: { z: { logical_PIF: 'x', physical_PIF: 'none' } } },
        ['CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL', 'x'],
      ],
      [sriovOn('free'), ['NETWORK_INCOMPATIBLE_WITH_TUNNEL', 'free']],
      [
        { host: { h2: { software_version: "(('network_backend' 'bridge'))" } } },
        ['OPENVSWITCH_NOT_ACTIVE'],
      ],
    ],
  ],
  [
    'network.destroy',
    ['net5'],
    { PIF: { 'h1-vlan5': { network: 'none' }, 'h2-vlan5': { network: 'none' } } },
    [[{}, ['NETWORK_CONTAINS_VIF', 'h1-vif', 'h2-vif']]],
  ],
  [
    'network.destroy',
    ['himn'],
    {},
    [
      [{ VIF: { 'h1-vif': { network: 'himn' } } }, ['NETWORK_CONTAINS_VIF', 'h1-vif']],
      [pif('h1-tunnel0', { network: 'himn' }), ['NETWORK_CONTAINS_PIF', 'h1-tunnel0']],
      [{}, ['CANNOT_DESTROY_SYSTEM_NETWORK', 'himn']],
    ],
  ],
];

test.each(calls)("%s looks in XenAPI's order", async (method, params, base, faults) => {
  for (const [at, [, expected]] of faults.entries()) {
    await withXapi(
      merge(pool(), base, ...faults.slice(at).map(([change]) => change)),
      async (test) => {
        expect(await test.error(method, ...params)).toEqual(expected);
      },
      eth7,
    );
  }
});
