import { isHostName } from './address/address.js';
import { isDeviceName } from './network/device.js';
import { ipUnusable, isIp } from './address/ip.js';
import { isIpv6, isLinkLocal } from './address/ipv6.js';
import { err, ok, type Result } from './result.js';

/**
 * An address or a name that somebody typed. `device` is the interface of a link-local address; ''
 * for others.
 */
export type TypedAddress =
  | {
      readonly kind: 'address';
      readonly family: 4 | 6;
      readonly address: string;
      readonly device: string;
    }
  | { readonly kind: 'name'; readonly name: string };

/**
 * Why a text is neither. `invalid`: neither an address nor a host name. `unspecified`: 0.0.0.0
 * or ::, which would reach this host itself and prove nothing. `multicast`, `broadcast`,
 * `reserved`: many hosts or none. `deviceMissing`: a link-local IPv6 address needs its interface
 * (fe80::1%eth0).
 */
export type TypedAddressIssue =
  'empty' | 'invalid' | 'unspecified' | 'multicast' | 'broadcast' | 'reserved' | 'deviceMissing';

/**
 * Reads what an operator typed. Loopback is allowed: testing it is the first step. The function
 * only reads; it starts no test.
 */
export function parseTypedAddress(text: string): Result<TypedAddress, TypedAddressIssue> {
  const typed = text.trim();
  if (typed === '') return err('empty');
  const [address = '', device = '', ...more] = typed.split('%');
  if (!isIp(address)) return isHostName(typed) ? ok({ kind: 'name', name: typed }) : err('invalid');
  if (more.length > 0 || (typed.includes('%') && !isDeviceName(device))) return err('invalid');
  const family = isIpv6(address) ? 6 : 4;
  if (isLinkLocal(address))
    return device === '' ? err('deviceMissing') : ok({ kind: 'address', family, address, device });
  if (device !== '') return err('invalid');
  const why = ipUnusable(address);
  switch (why) {
    case null:
    case 'loopback':
      return ok({ kind: 'address', family, address, device });
    case 'unspecified':
    case 'multicast':
    case 'broadcast':
    case 'reserved':
      return err(why);
    // A mapped address never appears on a wire. The other two depend on a subnet, which is not
    // known here.
    case 'mapped':
    case 'network':
    case 'linkLocal':
      return err('invalid');
  }
}

/** An address as ping takes it: with its interface, if it has one. */
export function spokenAddress({
  address,
  device,
}: {
  readonly address: string;
  readonly device: string;
}): string {
  return device === '' ? address : `${address}%${device}`;
}
