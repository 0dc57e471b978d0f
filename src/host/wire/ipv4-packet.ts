/** The checksum of IP, UDP and ICMPv6: the complement of the sum of 16-bit words. */
export function internetChecksum(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 2) sum += ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}

/** A UDP packet from 0.0.0.0 to every host on this wire. */
export function udpBroadcast(from: number, to: number, data: Buffer): Buffer {
  const length = 8 + data.length;
  const addresses = Buffer.from('00000000ffffffff', 'hex');
  const udp = Buffer.concat([Buffer.alloc(8), data]);
  udp.writeUInt16BE(from, 0);
  udp.writeUInt16BE(to, 2);
  udp.writeUInt16BE(length, 4);
  const pseudo = Buffer.concat([addresses, Buffer.from([0, 17, length >> 8, length & 0xff]), udp]);
  // Zero would mean that the packet has no checksum.
  udp.writeUInt16BE(internetChecksum(pseudo) || 0xffff, 6);
  const header = Buffer.alloc(20);
  header[0] = 0x45;
  header.writeUInt16BE(20 + length, 2);
  header[8] = 64;
  header[9] = 17;
  addresses.copy(header, 12);
  header.writeUInt16BE(internetChecksum(header), 10);
  return Buffer.concat([header, udp]);
}

/** The data of an unfragmented UDP packet to this port; null for any other. */
export function readUdp(packet: Buffer, port: number): Buffer | null {
  const first = packet[0] ?? 0;
  const start = (first & 0xf) * 4;
  if (first >> 4 !== 4 || start < 20 || packet.length < start + 8 || packet[9] !== 17) return null;
  if ((packet.readUInt16BE(6) & 0x3fff) !== 0 || packet.readUInt16BE(start + 2) !== port)
    return null;
  const length = packet.readUInt16BE(start + 4);
  // A longer frame is padded; a shorter one was cut off.
  return length < 8 || packet.length < start + length
    ? null
    : packet.subarray(start + 8, start + length);
}
