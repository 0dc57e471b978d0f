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

/** Whether a PIF has an IP configuration of either family. */
export function hasAddress(pif: Row): boolean {
  return ipv4ModeOf(pif) !== 'none' || ipv6ModeOf(pif) !== 'none';
}
