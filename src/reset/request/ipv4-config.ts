import type { Ipv4 } from '../../model/index.js';
import type { DraftCheck } from './draft-check.js';
import {
  inSubnet,
  ipv4Unusable,
  ipv4UnusableIn,
  isIpv4,
  netmaskLength,
  subnetOf,
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

/** Reads one address and refuses what no host can have. */
function readAddress(
  check: DraftCheck,
  path: 'address' | 'gateway',
  text: string | null,
): Ipv4 | null {
  if (text === null) return null;
  if (!isIpv4(text)) return check.report('address.invalid', path);
  const why = ipv4Unusable(text);
  return why === null ? text : check.report('address.unusable', path, { why });
}

/** Reads the netmask: contiguous, and with room for a second host, since a management interface talks to somebody. */
function readNetmask(
  check: DraftCheck,
): { readonly netmask: Ipv4; readonly length: number } | null {
  const text = check.required('netmask');
  if (text === null) return null;
  if (!isIpv4(text)) return check.report('netmask.invalid', 'netmask');
  const length = netmaskLength(text);
  if (length === null) return check.report('netmask.notContiguous', 'netmask');
  if (length === 0) return check.report('netmask.invalid', 'netmask');
  return length === 32
    ? check.report('netmask.leavesNoHosts', 'netmask')
    : { netmask: text, length };
}

/** Reports an address that its own subnet keeps for something else. */
function checkInSubnet(
  check: DraftCheck,
  path: 'address' | 'gateway',
  address: Ipv4,
  subnet: Subnet,
): void {
  const why = ipv4UnusableIn(address, subnet);
  if (why !== null) check.report('address.unusable', path, { why, subnet: subnet.text });
}

/** Reports a gateway that this host could not reach, or that is the host itself. */
function checkGateway(check: DraftCheck, gateway: Ipv4, address: Ipv4, subnet: Subnet): void {
  if (gateway === address) check.report('gateway.isAddress', 'gateway');
  else if (!inSubnet(gateway, subnet))
    check.report('gateway.outsideSubnet', 'gateway', { subnet: subnet.text });
  else checkInSubnet(check, 'gateway', gateway, subnet);
}

/**
 * Reads the IPv4 half of a draft; null when something was reported.
 * Address, netmask and gateway count in static mode only (design page, "ignored otherwise").
 */
export function readIpv4Config(check: DraftCheck): Ipv4Config | null {
  const mode = check.mode('ipv4Mode', ['none', 'dhcp', 'static']);
  if (mode !== 'static') return mode === null ? null : { mode };
  const before = check.issues.length;
  const address = readAddress(check, 'address', check.required('address'));
  const mask = readNetmask(check);
  const gateway =
    check.draft.gateway === '' ? null : readAddress(check, 'gateway', check.optional('gateway'));
  if (address === null || mask === null) return null;
  const subnet = subnetOf(address, mask.length);
  checkInSubnet(check, 'address', address, subnet);
  if (gateway !== null) checkGateway(check, gateway, address, subnet);
  return check.issues.length > before ? null : { mode, address, netmask: mask.netmask, gateway };
}
