/** The trigger's keys (xapi's spelling), and the field of a reset's draft that each one sets. */
export const triggerFields = {
  DEVICE: 'device',
  MODE: 'ipv4Mode',
  MODE_V6: 'ipv6Mode',
  VLAN: 'vlan',
  IP: 'address',
  NETMASK: 'netmask',
  GATEWAY: 'gateway',
  IPV6: 'address6',
  GATEWAY_V6: 'gateway6',
  DNS: 'dns',
} as const;
