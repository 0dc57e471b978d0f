import { ipv6Bits, type Ipv6, type Mac, type WireHeard } from '../../model/index.js';
import { ipv6From, macFrom } from './addresses.js';
import { internetChecksum } from './ipv4-packet.js';

const icmpv6 = 58;
const routerSolicitation = 133;
const routerAdvertisement = 134;
const neighbourSolicitation = 135;
const neighbourAdvertisement = 136;
const allRouters = Buffer.from('ff020000000000000000000000000002', 'hex');

/** An IPv6 packet to a multicast group, and the Ethernet address of that group. */
export interface GroupPacket {
  readonly destination: Buffer;
  readonly packet: Buffer;
}

/**
 * An ICMPv6 packet from the unspecified address. So the answer goes to all nodes, and nobody learns
 * an address of ours.
 */
function toGroup(group: Buffer, message: Buffer): GroupPacket {
  const header = Buffer.alloc(40);
  header[0] = 0x60;
  header.writeUInt16BE(message.length, 4);
  header[6] = icmpv6;
  header[7] = 255;
  group.copy(header, 24);
  const pseudo = Buffer.concat([
    header.subarray(8, 40),
    Buffer.from([0, 0, message.length >> 8, message.length & 0xff, 0, 0, 0, icmpv6]),
    message,
  ]);
  message.writeUInt16BE(internetChecksum(pseudo), 2);
  return {
    destination: Buffer.concat([Buffer.from([0x33, 0x33]), group.subarray(12)]),
    packet: Buffer.concat([header, message]),
  };
}

/** Asks who has this address, as a host does before it takes one (RFC 4862). */
export function neighbourSolicitationFor(address: Ipv6): GroupPacket {
  const target = Buffer.from(ipv6Bits(address).toString(16).padStart(32, '0'), 'hex');
  const group = Buffer.concat([
    Buffer.from('ff0200000000000000000001ff', 'hex'),
    target.subarray(13),
  ]);
  const head = Buffer.alloc(8);
  head[0] = neighbourSolicitation;
  return toGroup(group, Buffer.concat([head, target]));
}

/** Asks the routers to advertise themselves (RFC 4861). */
export function routerSolicitationFrame(): GroupPacket {
  const message = Buffer.alloc(8);
  message[0] = routerSolicitation;
  return toGroup(allRouters, message);
}

type Router = Extract<WireHeard, { kind: 'router' }>;

/**
 * What an IPv6 packet says about a neighbour or a router. `sender` is the Ethernet address that it
 * came from.
 */
export function readNdp(
  packet: Buffer,
  sender: Mac,
): { readonly kind: 'neighbour'; readonly address: Ipv6; readonly mac: Mac } | Router | null {
  // Hop limit 255 proves that no router has forwarded the packet.
  if (packet.length < 48 || (packet[0] ?? 0) >> 4 !== 6) return null;
  if (packet[6] !== icmpv6 || packet[7] !== 255) return null;
  const source = ipv6From(packet.subarray(8, 24));
  const message = packet.subarray(40, 40 + packet.readUInt16BE(4));
  if (source === null || message[1] !== 0) return null;
  if (message[0] === neighbourAdvertisement) {
    const address = ipv6From(message.subarray(8, 24));
    const mac = optionsOf(message.subarray(24)).find(({ kind }) => kind === 2)?.value;
    return address === null
      ? null
      : {
          kind: 'neighbour',
          address,
          mac: macFrom(mac?.subarray(0, 6) ?? Buffer.alloc(0)) ?? sender,
        };
  }
  if (message[0] !== routerAdvertisement || message.length < 16) return null;
  const prefixes = optionsOf(message.subarray(16)).flatMap(({ kind, value }) => {
    const prefix = kind === 3 ? ipv6From(value.subarray(14, 30)) : null;
    return prefix === null ? [] : [`${prefix}/${value[0] ?? 0}`];
  });
  return {
    kind: 'router',
    address: source,
    mac: sender,
    prefixes,
    managed: ((message[5] ?? 0) & 0x80) !== 0,
    gateway: message.readUInt16BE(6) > 0,
  };
}

/**
 * The options after a message, each without its type and length. They end at an option that is cut
 * off or has length 0.
 */
function optionsOf(data: Buffer): readonly { readonly kind: number; readonly value: Buffer }[] {
  const options: { kind: number; value: Buffer }[] = [];
  let at = 0;
  while (at + 2 <= data.length) {
    const length = (data[at + 1] ?? 0) * 8;
    if (length === 0 || at + length > data.length) break;
    options.push({ kind: data[at] ?? 0, value: data.subarray(at + 2, at + length) });
    at += length;
  }
  return options;
}
