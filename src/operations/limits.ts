/**
 * xapi itself allows reconfigure_ip and management_reconfigure 300 s, since DHCP may take that
 * long.
 */
export const reconfigureMs = 300_000;

/** Any other call that changes something: making a VLAN plugs it. */
export const changeMs = 60_000;
