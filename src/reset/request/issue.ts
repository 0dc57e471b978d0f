import type { ResetDraft } from './draft.js';

/** What can be wrong with a draft. `text` has the words for each. */
export type IssueCode =
  | 'value.missing' // required here
  | 'value.controlCharacter' // line break, NUL, escape ...
  | 'mode.unknown' // params.allowed
  | 'mode.bothNone' // neither IPv4 nor IPv6: the host would come back unreachable
  | 'device.invalidName' // not a kernel interface name
  | 'device.notOnThisHost' // params.available, params.rules
  | 'device.macNotOnThisHost' // the same
  | 'device.isVlan' // params.device, params.vlan
  | 'device.notPhysical' // a bond, bridge or VLAN that the reset itself removes
  | 'device.unfit' // params.why: a NicUnfit; params.available
  | 'address.invalid' // not an IPv4 address
  | 'address.isIpv6'
  | 'address.prefixMissing' // ADDRESS/PREFIX is required here
  // params.why: unspecified | multicast | loopback | network | broadcast | reserved
  | 'address.unusable'
  | 'netmask.invalid'
  | 'netmask.notContiguous'
  | 'netmask.contradicts' // params.prefix: the length behind the address
  | 'gateway.isAddress'
  | 'address6.invalid'
  | 'address6.isIpv4'
  | 'address6.prefixMissing'
  | 'address6.prefixOutOfRange'
  | 'dns.invalid' // params.entry
  | 'dns.unreachable' // params.entry, params.family: the family that is not set up
  | 'vlan.invalid' // not a decimal number
  | 'vlan.outOfRange'
  | 'vlan.leadingZero' // params.tag: the number that may be meant; only for a typed tag
  | 'coordinator.invalid'
  | 'coordinator.isThisHost'
  | 'bond.fewMembers' // at least two different ports are needed
  | 'bond.withoutDevice' // params.device: the reset comes back on it, so it must be a member
  | 'bond.notOnThisHost' // params.entry, params.available
  | 'profile.unsupported'; // params.profile: not supported on XenServer 6 (VLAN, IPv6 on classic)

/**
 * One wrong value: the field, what is wrong, and the parameters for the sentence. `params.value` is
 * the text as typed, `params.needed` 'true' where the value may not be left out.
 */
export interface Issue {
  readonly code: IssueCode;
  readonly path: keyof ResetDraft;
  readonly params: Readonly<Record<string, string>>;
}
