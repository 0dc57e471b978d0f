import {
  ipv6FromHex,
  isIpv4,
  parseMac,
  type Ipv4,
  type Ipv6,
  type Mac,
} from '../../model/index.js';

/** The MAC address in six bytes; null for any other number of bytes. */
export function macFrom(bytes: Buffer): Mac | null {
  return parseMac(bytes.toString('hex').replace(/..(?=.)/gu, '$&:'));
}

/** The bytes of a MAC address. */
export function macBytes(mac: Mac): Buffer {
  return Buffer.from(mac.replaceAll(':', ''), 'hex');
}

/** The IPv4 address in four bytes; null for any other number of bytes. */
export function ipv4From(bytes: Buffer): Ipv4 | null {
  const text = [...bytes].join('.');
  return isIpv4(text) ? text : null;
}

/** The bytes of an IPv4 address. */
export function ipv4Bytes(address: Ipv4): Buffer {
  return Buffer.from(address.split('.').map(Number));
}

/** The IPv6 address in sixteen bytes, in its short form; null for any other number of bytes. */
export function ipv6From(bytes: Buffer): Ipv6 | null {
  return ipv6FromHex(bytes.toString('hex'));
}
