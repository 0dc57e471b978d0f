import { ipv4ModeByName, modeByName, type IpMode, type Ipv4Mode } from '../../model/index.js';
import type { Row } from '../database/row.js';

/** How a PIF gets its IPv4 addresses. */
export function ipv4ModeOf(pif: Row): Ipv4Mode | 'unknown' {
  return ipv4ModeByName(pif.get('ip_configuration_mode'));
}

/** How a PIF gets its IPv6 addresses. */
export function ipv6ModeOf(pif: Row): IpMode | 'unknown' {
  return modeByName(pif.get('ipv6_configuration_mode'));
}

/** The family of the PIF's address that others use, as the inventory has it. */
export function addressTypeOf(pif: Row): 'IPv4' | 'IPv6' {
  return pif.get('primary_address_type') === 'IPv6' ? 'IPv6' : 'IPv4';
}

/** Whether a PIF has an IP configuration of either family. */
export function hasAddress(pif: Row): boolean {
  return ipv4ModeOf(pif) !== 'none' || ipv6ModeOf(pif) !== 'none';
}
