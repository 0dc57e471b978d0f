import type { Ipv4, Mac } from '../../model/index.js';
import { ipv4Bytes, ipv4From, macBytes, macFrom } from './addresses.js';

/** Ethernet and IPv4, six and four bytes long. */
const head = Buffer.from('0001080006040001', 'hex');
const unspecified = Buffer.alloc(4);

/**
 * An ARP probe (RFC 5227): who has this address? It names no address of ours, so nobody learns one
 * from it. A gateway answers it too, as for any other question about its address.
 */
export function arpProbe(source: Mac, address: Ipv4): Buffer {
  return Buffer.concat([head, macBytes(source), unspecified, Buffer.alloc(6), ipv4Bytes(address)]);
}

/**
 * Who an ARP packet says has which address; null where it says nothing of the kind, as another
 * host's probe.
 */
export function readArp(payload: Buffer): { readonly address: Ipv4; readonly mac: Mac } | null {
  if (payload.length < 28 || !payload.subarray(0, 6).equals(head.subarray(0, 6))) return null;
  const mac = macFrom(payload.subarray(8, 14));
  const address = ipv4From(payload.subarray(14, 18));
  return mac === null || address === null || address === '0.0.0.0' ? null : { address, mac };
}
