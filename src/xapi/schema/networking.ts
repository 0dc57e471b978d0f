import { usualMtu, bondModes, ipModes, ipv4Modes, modeName } from '../../model/index.js';
import {
  bool,
  computed,
  datetime,
  field,
  float,
  int,
  map,
  names,
  namespaced,
  nullRef,
  oneOf,
  operations,
  otherConfig,
  ref,
  set,
  text,
  textMap,
  writable,
  type ClassSchema,
  type Type,
} from './field.js';

/** The type of PIF.primary_address_type and of its setter's parameter. */
export const addressType = oneOf('primary_address_type', 'IPv4', 'IPv6');
/** The modes of PIF.reconfigure_ip. */
export const ipConfigurationMode = oneOf('ip_configuration_mode', ...ipv4Modes.map(modeName));
/** The modes of PIF.reconfigure_ipv6. */
export const ipv6ConfigurationMode = oneOf('ipv6_configuration_mode', ...ipModes.map(modeName));
/** The modes of VIF.configure_ipv4 and VIF.configure_ipv6. */
export const vifMode = (family: 'ipv4' | 'ipv6'): Type =>
  oneOf(`vif_${family}_configuration_mode`, modeName('none'), modeName('static'));
/** The modes of Bond.create. */
export const bondMode = oneOf('bond_mode', ...bondModes);
/** The protocols of tunnel.create. */
export const tunnelProtocol = oneOf('tunnel_protocol', 'gre', 'vxlan');

/** How a VIF's traffic is filtered. VIF.set_locking_mode takes it as its parameter. */
export const vifLockingMode = oneOf(
  'vif_locking_mode',
  'network_default',
  'locked',
  'unlocked',
  'disabled',
);

/** How a network filters the VIFs whose own mode is network_default. */
export const networkLockingMode = oneOf('network_default_locking_mode', 'unlocked', 'disabled');

/** A ref that old rows may lack. A missing one counts as "", not as OpaqueRef:NULL. */
const oldRef = { initial: nullRef, missing: '' };

/** The classes that an emergency network reset deals with. Their fields are those of XenAPI. */
export const networkingClasses: readonly ClassSchema[] = [
  {
    name: 'PIF',
    stored: true,
    fields: [
      field('uuid', text),
      field('device', text),
      field('network', ref('network')),
      field('host', ref('host')),
      field('MAC', text),
      field('MTU', int),
      field('VLAN', int, { initial: '-1' }),
      field('device_name', text, { access: 'internal' }),
      field('metrics', ref('PIF_metrics')),
      field('physical', bool),
      field('currently_attached', bool, { missing: 'true' }),
      field('ip_configuration_mode', ipConfigurationMode),
      field('IP', text),
      field('netmask', text),
      field('gateway', text),
      field('DNS', text),
      field('bond_slave_of', ref('Bond'), oldRef),
      computed('bond_master_of', 'Bond', 'master'),
      field('VLAN_master_of', ref('VLAN'), oldRef),
      computed('VLAN_slave_of', 'VLAN', 'tagged_PIF'),
      field('management', bool),
      otherConfig,
      field('disallow_unplug', bool),
      computed('tunnel_access_PIF_of', 'tunnel', 'access_PIF'),
      computed('tunnel_transport_PIF_of', 'tunnel', 'transport_PIF'),
      field('ipv6_configuration_mode', ipv6ConfigurationMode),
      field('IPv6', set(text)),
      field('ipv6_gateway', text),
      field('primary_address_type', addressType),
      field('managed', bool, { initial: 'true' }),
      field('properties', textMap),
      field('capabilities', set(text)),
      field('igmp_snooping_status', oneOf('pif_igmp_status', 'enabled', 'disabled', 'unknown'), {
        initial: 'unknown',
      }),
      computed('sriov_physical_PIF_of', 'network_sriov', 'physical_PIF'),
      computed('sriov_logical_PIF_of', 'network_sriov', 'logical_PIF'),
      field('PCI', ref('PCI')),
    ],
  },
  {
    name: 'PIF_metrics',
    stored: true,
    fields: [
      field('uuid', text),
      ...namespaced('io', [field('read_kbs', float), field('write_kbs', float)]),
      field('carrier', bool),
      field('vendor_id', text),
      field('vendor_name', text),
      field('device_id', text),
      field('device_name', text),
      field('speed', int),
      field('duplex', bool),
      field('pci_bus_path', text),
      field('last_updated', datetime),
      otherConfig,
    ],
  },
  {
    name: 'Bond',
    stored: true,
    fields: [
      field('uuid', text),
      field('master', ref('PIF'), oldRef),
      computed('slaves', 'PIF', 'bond_slave_of'),
      otherConfig,
      field('primary_slave', ref('PIF')),
      field('mode', bondMode),
      field('properties', textMap),
      field('links_up', int),
      field('auto_update_mac', bool, { initial: 'true' }),
    ],
  },
  {
    name: 'VLAN',
    stored: true,
    fields: [
      field('uuid', text),
      field('tagged_PIF', ref('PIF')),
      field('untagged_PIF', ref('PIF')),
      field('tag', int, { initial: '-1' }),
      otherConfig,
    ],
  },
  {
    name: 'tunnel',
    stored: true,
    fields: [
      field('uuid', text),
      field('access_PIF', ref('PIF')),
      field('transport_PIF', ref('PIF')),
      writable('status', textMap, { initial: "(('active' 'false'))" }),
      otherConfig,
      writable('protocol', tunnelProtocol),
    ],
  },
  {
    name: 'network_sriov',
    stored: true,
    fields: [
      field('uuid', text),
      field('physical_PIF', ref('PIF')),
      field('logical_PIF', ref('PIF')),
      field('requires_reboot', bool),
      field(
        'configuration_mode',
        oneOf('sriov_configuration_mode', 'sysfs', 'modprobe', 'manual', 'unknown'),
        { initial: 'unknown' },
      ),
    ],
  },
  {
    name: 'network',
    stored: true,
    fields: [
      field('uuid', text),
      ...names,
      ...operations,
      computed('VIFs', 'VIF', 'network'),
      computed('PIFs', 'PIF', 'network'),
      writable('MTU', int, { initial: String(usualMtu) }),
      otherConfig,
      field('bridge', text),
      field('managed', bool, { initial: 'true' }),
      field('blobs', map(text, ref('blob'))),
      writable('tags', set(text)),
      field('default_locking_mode', networkLockingMode),
      field('assigned_ips', map(ref('VIF'), text)),
      field('purpose', set(oneOf('network_purpose', 'nbd', 'insecure_nbd'))),
    ],
  },
  {
    name: 'VIF',
    stored: true,
    fields: [
      field('uuid', text),
      ...operations,
      field('device', text),
      field('network', ref('network')),
      field('VM', ref('VM')),
      field('MAC', text),
      field('MTU', int),
      field('reserved', bool, { access: 'internal' }),
      field('reserved_pci', ref('PCI'), { access: 'internal' }),
      otherConfig,
      field('currently_attached', bool),
      field('status_code', int),
      field('status_detail', text),
      field('runtime_properties', textMap),
      ...namespaced('qos', [
        writable('algorithm_type', text),
        writable('algorithm_params', textMap),
        field('supported_algorithms', set(text)),
      ]),
      field('metrics', ref('VIF_metrics')),
      field('MAC_autogenerated', bool),
      field('locking_mode', vifLockingMode),
      field('ipv4_allowed', set(text)),
      field('ipv6_allowed', set(text)),
      field('ipv4_configuration_mode', vifMode('ipv4')),
      field('ipv4_addresses', set(text)),
      field('ipv4_gateway', text),
      field('ipv6_configuration_mode', vifMode('ipv6')),
      field('ipv6_addresses', set(text)),
      field('ipv6_gateway', text),
      field('trunks', set(int)),
    ],
  },
];
