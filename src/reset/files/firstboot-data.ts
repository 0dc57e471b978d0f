import type { FirstbootManagement } from '../../model/index.js';
import { assignment, parseKeyValue, valueOf } from './key-value.js';
import { usesNameServers } from '../request/configuration.js';
import type { ResetRequest } from '../request/request.js';

/**
 * Reads the firstboot data. null when the file is damaged: it has NULs, or no line is an
 * assignment.
 */
export function parseManagement(text: string): FirstbootManagement | null {
  const lines = parseKeyValue(text);
  if (text.includes('\0') || lines.every((line) => line.entry === null)) return null;
  const value = (key: string): string => valueOf(lines, key) ?? '';
  return {
    device: value('LABEL'),
    mode: value('MODE'),
    modeV6: value('MODEV6'),
    vlan: value('VLAN'),
    address: value('IP'),
    netmask: value('NETMASK'),
    gateway: value('GATEWAY'),
    address6: value('IPv6'),
    gateway6: value('IPv6_GATEWAY'),
    dns: value('DNS'),
    domain: value('DOMAIN'),
    bondMode: value('BOND_MODE'),
    bondMembers: value('BOND_MEMBERS'),
  };
}

/** True for a search list that is safe between single quotes: a shell reads it back unchanged. */
function isPlainDomain(domain: string): boolean {
  return /^[A-Za-z0-9._ -]+$/.test(domain);
}

/**
 * The firstboot data after the reset, with the keys in the original's order. BOND_MODE and
 * BOND_MEMBERS are left out, because network-init would make the bond again at the first boot.
 * DOMAIN is kept where name servers apply, because networkd uses DNS only together with it. No
 * domain is invented.
 */
export function printManagement(
  request: ResetRequest,
  present: FirstbootManagement | null,
): string {
  const { ipv4, ipv6 } = request;
  const lines: [string, string][] = [['LABEL', request.device]];
  if (ipv4.mode !== 'none') lines.push(['MODE', ipv4.mode]);
  if (ipv6.mode !== 'none') lines.push(['MODEV6', ipv6.mode]);
  if (request.vlan !== null) lines.push(['VLAN', String(request.vlan)]);
  if (ipv4.mode === 'static') {
    lines.push(['IP', ipv4.address], ['NETMASK', ipv4.netmask]);
    if (ipv4.gateway !== null) lines.push(['GATEWAY', ipv4.gateway]);
  }
  if (ipv6.mode === 'static') {
    lines.push(['IPv6', `${ipv6.address}/${ipv6.prefixLength}`]);
    if (ipv6.gateway !== null) lines.push(['IPv6_GATEWAY', ipv6.gateway]);
  }
  if (request.dns.length > 0) lines.push(['DNS', request.dns.join(',')]);
  const domain = present?.domain ?? '';
  if (usesNameServers(request) && isPlainDomain(domain)) lines.push(['DOMAIN', domain]);
  return lines.map(([key, value]) => `${assignment(key, value, 'quoted')}\n`).join('');
}
