import { isIpv4, netmaskLength, type Ipv4, type Mac, type WireOffer } from '../../model/index.js';
import { ipv4From, macBytes } from './addresses.js';
import { readUdp, udpBroadcast } from './ipv4-packet.js';

const magic = Buffer.from('63825363', 'hex');
/** In bytes: the fixed part of the message, before the magic number. */
const fixedLength = 236;
const option = { netmask: 1, routers: 3, dns: 6, type: 53, server: 54 } as const;
const offerType = 2;

/**
 * A DHCPDISCOVER (RFC 2131). It asks for a broadcast answer, because this port may have no address.
 * We never send a DHCPREQUEST after it, so no server gives a lease.
 */
export function dhcpDiscover(source: Mac, transaction: number): Buffer {
  const fixed = Buffer.alloc(fixedLength);
  fixed.set([1, 1, 6, 0]);
  fixed.writeUInt32BE(transaction, 4);
  fixed[10] = 0x80;
  macBytes(source).copy(fixed, 28);
  const options = Buffer.from([
    ...[option.type, 1, 1],
    ...[55, 4, option.netmask, option.routers, option.dns, option.server],
    255,
  ]);
  const message = Buffer.concat([fixed, magic, options]);
  // Old relays drop messages that are shorter than BOOTP's.
  const padded = Buffer.concat([message, Buffer.alloc(Math.max(0, 300 - message.length))]);
  return udpBroadcast(68, 67, padded);
}

/** The offer in an IPv4 packet, if it answers this transaction of this port; null otherwise. */
export function readDhcpOffer(packet: Buffer, source: Mac, transaction: number): WireOffer | null {
  const message = readUdp(packet, 68);
  if (message === null || message.length < fixedLength + 4 || message[0] !== 2) return null;
  if (message.readUInt32BE(4) !== transaction) return null;
  if (!message.subarray(28, 34).equals(macBytes(source))) return null;
  if (!message.subarray(fixedLength, fixedLength + 4).equals(magic)) return null;
  const options = readOptions(message.subarray(fixedLength + 4));
  const address = ipv4From(message.subarray(16, 20));
  const [server] = addresses(options.get(option.server));
  if (options.get(option.type)?.[0] !== offerType) return null;
  if (address === null || address === '0.0.0.0') return null;
  const [netmask] = addresses(options.get(option.netmask));
  return {
    // A server must name itself. If it does not, use the sender of the packet.
    server: server ?? ipv4From(packet.subarray(12, 16)) ?? address,
    address,
    prefixLength: netmask === undefined ? null : netmaskLength(netmask),
    gateway: addresses(options.get(option.routers))[0] ?? null,
    dns: addresses(options.get(option.dns)),
  };
}

/** Reads all options up to the end mark, or up to an option that is cut off. */
function readOptions(data: Buffer): ReadonlyMap<number, Buffer> {
  const options = new Map<number, Buffer>();
  let at = 0;
  while (at < data.length) {
    const code = data[at] ?? 255;
    if (code === 255) break;
    if (code === 0) {
      at += 1;
      continue;
    }
    const length = data[at + 1];
    if (length === undefined || at + 2 + length > data.length) break;
    // A long option comes in pieces (RFC 3396).
    const piece = data.subarray(at + 2, at + 2 + length);
    options.set(code, Buffer.concat([options.get(code) ?? Buffer.alloc(0), piece]));
    at += 2 + length;
  }
  return options;
}

function addresses(value: Buffer | undefined): readonly Ipv4[] {
  if (value === undefined) return [];
  const count = Math.floor(value.length / 4);
  return Array.from({ length: count }, (_, index) =>
    [...value.subarray(index * 4, index * 4 + 4)].join('.'),
  )
    .filter((text) => isIpv4(text))
    .filter((address) => address !== '0.0.0.0');
}
