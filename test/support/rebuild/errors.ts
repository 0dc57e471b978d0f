/**
 * The codes with which the real xapi refuses the calls of a rebuild, call by call, with their
 * parameters (public reference of the classes). The references are shown; nobody reads them.
 */
const errors: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'Bond.create': [
    ['NETWORK_ALREADY_CONNECTED', 'OpaqueRef:host', 'OpaqueRef:pif'],
    ['NETWORK_INCOMPATIBLE_WITH_BOND', 'OpaqueRef:network'],
    ['PIF_ALREADY_BONDED', 'OpaqueRef:pif'],
    ['HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE'],
    ['INCOMPATIBLE_PIF_PROPERTIES'],
    ['PIF_BOND_MORE_THAN_ONE_IP'],
  ],
  'VLAN.create': [
    ['NETWORK_UNMANAGED', 'OpaqueRef:network'],
    ['CANNOT_ADD_VLAN_TO_BOND_SLAVE', 'OpaqueRef:pif'],
    ['PIF_VLAN_EXISTS', 'bond0'],
    ['VLAN_IN_USE', 'bond0', '5'],
  ],
  'VLAN.destroy': [['HA_IS_ENABLED'], ['VIF_IN_USE', 'OpaqueRef:network', 'OpaqueRef:vif']],
  'tunnel.create': [
    ['CANNOT_ADD_TUNNEL_TO_BOND_SLAVE', 'OpaqueRef:pif'],
    ['NETWORK_INCOMPATIBLE_WITH_TUNNEL', 'OpaqueRef:network'],
    ['OPENVSWITCH_NOT_ACTIVE'],
  ],
  'PIF.reconfigure_ip': [
    ['PIF_UNMANAGED', 'OpaqueRef:pif'],
    ['HA_IS_ENABLED'],
    ['REDO_LOG_IS_ENABLED'],
    ['CLUSTERING_ENABLED', 'OpaqueRef:member'],
    ['INVALID_IP_ADDRESS_SPECIFIED', 'netmask'],
  ],
  'PIF.reconfigure_ipv6': [['CLUSTERING_ENABLED', 'OpaqueRef:member']],
  'PIF.set_primary_address_type': [['PIF_IS_MANAGEMENT_INTERFACE', 'OpaqueRef:pif']],
  'PIF.set_disallow_unplug': [
    ['OTHER_OPERATION_IN_PROGRESS', 'PIF', 'OpaqueRef:pif'],
    ['RBAC_PERMISSION_DENIED', 'pif.set_disallow_unplug', ''],
  ],
  'PIF.set_other_config': [
    ['HANDLE_INVALID', 'PIF', 'OpaqueRef:pif'],
    ['RBAC_PERMISSION_DENIED', 'pif.set_other_config', ''],
  ],
  'PIF.set_property': [
    ['CANNOT_CHANGE_PIF_PROPERTIES', 'OpaqueRef:pif'],
    ['INVALID_VALUE', 'properties', 'gro = off'],
  ],
  'PIF.plug': [
    ['TRANSPORT_PIF_NOT_CONFIGURED', 'OpaqueRef:pif'],
    ['CANNOT_PLUG_BOND_SLAVE', 'OpaqueRef:pif'],
  ],
  'host.management_reconfigure': [
    ['HA_IS_ENABLED'],
    ['CANNOT_PLUG_BOND_SLAVE', 'OpaqueRef:pif'],
    ['PIF_HAS_NO_NETWORK_CONFIGURATION', 'OpaqueRef:pif'],
  ],
};

/** An error that any call on the machine can end with, even after its work is done. */
const anywhere = ['INTERNAL_ERROR', 'Failure("the network daemon did not answer")'] as const;

/** A call of a sequence, and the error that it answers. */
export interface Refused {
  readonly at: number;
  readonly code: string;
  readonly params: readonly string[];
}

/**
 * The sequence with each of its calls refused, once for each code of its method that no earlier
 * sequence had. `given`: the number of codes used for each method so far. A method without codes is
 * an error, because the table must know every call.
 */
export function errorsOf(calls: readonly string[], given: Map<string, number>): readonly Refused[] {
  return [...new Set(calls)].flatMap((method) => {
    const own = errors[method];
    if (own === undefined) throw new Error(`nobody has said what refuses ${method}`);
    const codes = [...own, anywhere];
    const places = calls.flatMap((call, at) => (call === method ? [at] : []));
    const before = given.get(method) ?? 0;
    const turns = Math.max(codes.length - before, places.length);
    given.set(method, before + turns);
    return Array.from({ length: turns }, (_, turn) => {
      const [code = '', ...params] = codes[(before + turn) % codes.length] ?? [];
      return { at: places[turn % places.length] ?? 0, code, params };
    });
  });
}
