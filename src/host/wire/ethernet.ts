import { isVlanTag, type Mac, type VlanTag } from '../../model/index.js';
import { macBytes, macFrom } from './addresses.js';

/** The values of a frame's type field. */
export const etherTypes = {
  ipv4: 0x0800,
  arp: 0x0806,
  vlan: 0x8100,
  ipv6: 0x86dd,
  slow: 0x8809,
  lldp: 0x88cc,
} as const;

/** A frame as it was heard. */
export interface EthernetFrame {
  readonly destination: Mac;
  readonly source: Mac;
  readonly vlan: VlanTag | null;
  /** null when the field is a length, as in CDP. */
  readonly type: number | null;
  readonly payload: Buffer;
}

/** The shortest frame in bytes, without the checksum, which the card adds. */
const shortest = 60;

/** Makes a frame to send, with a tag when it goes to a VLAN. */
export function ethernetFrame(
  to: { readonly destination: Buffer; readonly source: Mac; readonly vlan: VlanTag | null },
  type: number,
  payload: Buffer,
): Buffer {
  const tag = to.vlan === null ? [] : [etherTypes.vlan, to.vlan];
  const fields = [...tag, type].flatMap((field) => [field >> 8, field & 0xff]);
  const frame = Buffer.concat([to.destination, macBytes(to.source), Buffer.from(fields), payload]);
  return Buffer.concat([frame, Buffer.alloc(Math.max(0, shortest - frame.length))]);
}

/**
 * Reads a frame. `vlan` is the tag that the kernel has already removed. A tag that is still in the
 * frame counts only when the kernel removed none.
 */
export function readEthernet(frame: Buffer, vlan: VlanTag | null): EthernetFrame | null {
  const destination = macFrom(frame.subarray(0, 6));
  const source = macFrom(frame.subarray(6, 12));
  if (destination === null || source === null || frame.length < 14) return null;
  const field = frame.readUInt16BE(12);
  if (field === etherTypes.vlan && frame.length >= 18) {
    const tag = frame.readUInt16BE(14) & 0xfff;
    const inner = Buffer.concat([frame.subarray(0, 12), frame.subarray(16)]);
    // With two tags the outer one counts, because it is the one that the switch reads.
    return vlan === null && tag !== 0 && isVlanTag(tag)
      ? readEthernet(inner, tag)
      : readEthernet(inner, vlan);
  }
  return {
    destination,
    source,
    vlan,
    type: field > 1500 ? field : null,
    payload: frame.subarray(14),
  };
}
