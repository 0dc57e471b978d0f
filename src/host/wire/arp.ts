import type { Ipv4, Mac } from '../../model/index.js';
import { ipv4Bytes, ipv4From, macBytes, macFrom } from './addresses.js';

/**
 * The header for Ethernet (6-byte addresses) and IPv4 (4-byte addresses), and the operation: a
 * request.
 */
const head = Buffer.from('0001080006040001', 'hex');
const unspecified = Buffer.alloc(4);

/**
 * An ARP probe (RFC 5227), which asks who has this address. It contains no IP address of ours, so
 * no host learns one from it. A gateway answers it as it answers any ARP request for its address.
 */
export function arpProbe(source: Mac, address: Ipv4): Buffer {
  return Buffer.concat([head, macBytes(source), unspecified, Buffer.alloc(6), ipv4Bytes(address)]);
}

/**
 * The address that an ARP packet announces, and its MAC. Null when it announces none, such as
 * another host's probe.
 */
export function readArp(payload: Buffer): { readonly address: Ipv4; readonly mac: Mac } | null {
  if (payload.length < 28 || !payload.subarray(0, 6).equals(head.subarray(0, 6))) return null;
  const mac = macFrom(payload.subarray(8, 14));
  const address = ipv4From(payload.subarray(14, 18));
  return mac === null || address === null || address === '0.0.0.0' ? null : { address, mac };
}
