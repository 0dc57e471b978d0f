import type { DraftCheck } from './draft-check.js';
import {
  addressPart,
  inSubnet,
  ipv4Modes,
  ipv4UnusableIn,
  isIpv4,
  isIpv6,
  netmaskLength,
  netmaskOf,
  splitPrefix,
  subnetOf,
  type Ipv4,
  type Subnet,
} from '../../model/index.js';

/** The management interface's IPv4 configuration after the reset. */
export type Ipv4Config =
  | { readonly mode: 'none' }
  | { readonly mode: 'dhcp' }
  | {
      readonly mode: 'static';
      readonly address: Ipv4;
      readonly netmask: Ipv4;
      readonly gateway: Ipv4 | null;
    };

/** Reads the prefix length from `24` or `/24`; null for any other text. */
function prefixLength(text: string): number | null {
  const digits = text.startsWith('/') ? text.slice(1) : text;
  return /^[1-9]\d?$/.test(digits) && Number(digits) <= 32 ? Number(digits) : null;
}

/** The length of a mask behind an address: `24` or `255.255.255.0`; null for any other text. */
function maskLength(text: string): number | null {
  const length = isIpv4(text) ? netmaskLength(text) : prefixLength(text);
  return length === 0 ? null : length;
}

/** Splits an address that may have its mask behind it: `192.0.2.10/24`. */
function withMask(text: string): { readonly address: string; readonly length: number | null } {
  const { address, prefix } = splitPrefix(text);
  const length = maskLength(prefix);
  return length === null || !isIpv4(address)
    ? { address: text, length: null }
    : { address, length };
}

/** Splits `192.0.2.10/24` into its address and netmask; null when it has no prefix length. */
export function splitAddress(
  text: string,
): { readonly address: string; readonly netmask: Ipv4 } | null {
  const { address, length } = withMask(text);
  return length === null ? null : { address, netmask: netmaskOf(length) };
}

/** Reads one address. Refuses one that no host can have. */
function readAddress(
  check: DraftCheck,
  path: 'address' | 'gateway',
  text: string | null,
): Ipv4 | null {
  if (text === null) return null;
  if (isIpv6(addressPart(text))) return check.report('address.isIpv6', path);
  if (!isIpv4(text)) return check.report('address.invalid', path);
  const why = check.unusable(text);
  return why === null ? text : check.report('address.unusable', path, { why });
}

/**
 * Reads the netmask: contiguous, or as `24` or `/24`. `given` is the prefix length behind the
 * address. It may replace the netmask but not contradict it.
 */
function readNetmask(
  check: DraftCheck,
  given: number | null,
): { readonly netmask: Ipv4; readonly length: number } | null {
  const typed = given !== null && check.draft.netmask === '' ? String(given) : null;
  const text = typed ?? check.required('netmask');
  if (text === null) return null;
  const prefix = prefixLength(text);
  const netmask = prefix === null ? text : netmaskOf(prefix);
  if (!isIpv4(netmask)) return check.report('netmask.invalid', 'netmask');
  const length = netmaskLength(netmask);
  if (length === null) return check.report('netmask.notContiguous', 'netmask');
  if (length === 0) return check.report('netmask.invalid', 'netmask');
  return given !== null && given !== length
    ? check.report('netmask.contradicts', 'netmask', { prefix: String(given) })
    : { netmask, length };
}

/** Reports an address that is the network or broadcast address of its own subnet. */
function checkInSubnet(
  check: DraftCheck,
  path: 'address' | 'gateway',
  address: Ipv4,
  subnet: Subnet,
): void {
  const why = ipv4UnusableIn(address, subnet);
  if (why !== null) check.report('address.unusable', path, { why, subnet: subnet.text });
}

/**
 * Reports a gateway that is the host itself or cannot be a host. A gateway outside the subnet is
 * only a hazard, since some hosters use one.
 */
function checkGateway(check: DraftCheck, gateway: Ipv4, address: Ipv4, subnet: Subnet): void {
  if (gateway === address) check.report('gateway.isAddress', 'gateway');
  else if (inSubnet(gateway, subnet)) checkInSubnet(check, 'gateway', gateway, subnet);
}

/**
 * Reads the IPv4 part of a draft; null when an issue was reported. Address, netmask and gateway
 * apply in static mode only (design page, "ignored otherwise").
 */
export function readIpv4Config(check: DraftCheck): Ipv4Config | null {
  const mode = check.mode('ipv4Mode', ipv4Modes);
  if (mode !== 'static') return mode === null ? null : { mode };
  const before = check.issues.length;
  const text = check.required('address');
  const typed = text === null ? null : withMask(text);
  const address = readAddress(check, 'address', typed?.address ?? null);
  // A wrong prefix length was meant as the netmask, so no other netmask is missing.
  const hasOwn = check.draft.netmask === '' && typed?.length === null && text?.includes('/');
  const mask = hasOwn === true ? null : readNetmask(check, typed?.length ?? null);
  const gateway =
    check.draft.gateway === '' ? null : readAddress(check, 'gateway', check.optional('gateway'));
  if (address === null || mask === null) return null;
  const subnet = subnetOf(address, mask.length);
  checkInSubnet(check, 'address', address, subnet);
  if (gateway !== null) checkGateway(check, gateway, address, subnet);
  return check.issues.length > before ? null : { mode, address, netmask: mask.netmask, gateway };
}
