import type { DraftCheck } from './draft-check.js';
import {
  ipModes,
  sameAddress,
  ipv6Unusable,
  ipv6UnusableIn,
  isIpv4,
  isIpv6,
  splitPrefix,
  type Ipv6,
} from '../../model/index.js';
/** The management interface's IPv6 configuration after the reset. */
export type Ipv6Config =
  | { readonly mode: 'none' }
  | { readonly mode: 'dhcp' }
  | { readonly mode: 'autoconf' }
  | {
      readonly mode: 'static';
      readonly address: Ipv6;
      readonly prefixLength: number;
      readonly gateway: Ipv6 | null;
    };

/** Reads `address/prefixLength`; the prefix is 1 to 128 without leading zeros. */
function readAddress(
  check: DraftCheck,
): { readonly address: Ipv6; readonly prefixLength: number } | null {
  const text = check.required('address6');
  if (text === null) return null;
  const { address, prefix } = splitPrefix(text);
  if (isIpv4(address)) return check.report('address6.isIpv4', 'address6');
  if (!isIpv6(address) || prefix.includes('/')) return check.report('address6.invalid', 'address6');
  if (!text.includes('/')) return check.report('address6.prefixMissing', 'address6');
  if (!/^[1-9][0-9]{0,2}$/.test(prefix) || Number(prefix) > 128)
    return check.report('address6.prefixOutOfRange', 'address6');
  const prefixLength = Number(prefix);
  const why = ipv6Unusable(address) ?? ipv6UnusableIn(address, prefixLength);
  return why === null
    ? { address, prefixLength }
    : check.report('address.unusable', 'address6', { why });
}

/**
 * Reads the gateway. It may be link-local, since routers announce themselves with such an address.
 */
function readGateway(check: DraftCheck): Ipv6 | null {
  const text = check.optional('gateway6');
  if (text === null) return null;
  if (isIpv4(text)) return check.report('address6.isIpv4', 'gateway6');
  if (!isIpv6(text)) return check.report('address6.invalid', 'gateway6');
  const why = ipv6Unusable(text);
  return why === null || why === 'linkLocal'
    ? text
    : check.report('address.unusable', 'gateway6', { why });
}

/**
 * Reads the IPv6 part of a draft; null when an issue was reported. Address and gateway apply in
 * static mode only.
 */
export function readIpv6Config(check: DraftCheck): Ipv6Config | null {
  const mode = check.mode('ipv6Mode', ipModes);
  if (mode !== 'static') return mode === null ? null : { mode };
  const before = check.issues.length;
  const own = readAddress(check);
  const gateway = check.draft.gateway6 === '' ? null : readGateway(check);
  if (own === null) return null;
  // A gateway outside the subnet is only a hazard, since some hosters use one.
  if (gateway !== null && sameAddress(gateway, own.address))
    check.report('gateway.isAddress', 'gateway6');
  return check.issues.length > before ? null : { mode, ...own, gateway };
}
