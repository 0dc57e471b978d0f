import { modeName } from '../../model/index.js';
import type { ManagementConfiguration } from '../../reset/index.js';
import type { WireRecord, WireValue } from '../../xenapi/index.js';
import { ipv4ModeOf, ipv6ModeOf } from '../records.js';

interface Configured {
  readonly ref: string;
  readonly pif: WireRecord;
}

/** The call for one family; null: the interface has and gets no address of it. */
interface FamilyCall {
  readonly step: 'configureIpv4' | 'configureIpv6';
  readonly method: string;
  readonly params: readonly WireValue[];
  readonly detail: string;
}

/** The IPv4 call for this configuration. */
export function ipv4Call(
  { ref, pif }: Configured,
  { ipv4, dns }: ManagementConfiguration,
): FamilyCall | null {
  if (ipv4.mode === 'none' && ipv4ModeOf(pif) === 'none') return null;
  const fixed =
    ipv4.mode === 'static' ? [ipv4.address, ipv4.netmask, ipv4.gateway ?? ''] : ['', '', ''];
  return {
    step: 'configureIpv4',
    method: 'PIF.reconfigure_ip',
    params: [ref, modeName(ipv4.mode), ...fixed, dns.join(',')],
    detail: [ipv4.mode, ...fixed].filter((part) => part !== '').join(' '),
  };
}

/**
 * The IPv6 call for this configuration. Servers of the design page's time have none, so it is made
 * only when needed.
 */
export function ipv6Call(
  { ref, pif }: Configured,
  { ipv6, dns }: ManagementConfiguration,
): FamilyCall | null {
  if (ipv6.mode === 'none' && ipv6ModeOf(pif) === 'none') return null;
  const fixed =
    ipv6.mode === 'static'
      ? [`${ipv6.address}/${ipv6.prefixLength}`, ipv6.gateway ?? '']
      : ['', ''];
  return {
    step: 'configureIpv6',
    method: 'PIF.reconfigure_ipv6',
    params: [ref, modeName(ipv6.mode), ...fixed, dns.join(',')],
    detail: [ipv6.mode, ...fixed].filter((part) => part !== '').join(' '),
  };
}
