/**
 * Milliseconds for reconfigure_ip and management_reconfigure. xapi itself allows 300 s, since DHCP
 * may take that long.
 */
export const reconfigureMs = 300_000;

/**
 * Milliseconds for any other call that changes something, such as making a VLAN, which plugs it.
 */
export const changeMs = 60_000;
