import { isVlanTag, type Mac, type VlanTag } from '../../model/index.js';
import { macBytes, macFrom } from './addresses.js';

/** What a frame carries, by its type field. */
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
  /** null: the field is a length, as in CDP. */
  readonly type: number | null;
  readonly payload: Buffer;
}

/** Without the checksum, which the card adds. */
const shortest = 60;

/** A frame to be sent, with a tag of its own where it is to go to a VLAN. */
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
 * Takes a frame apart. `vlan`: the tag the kernel has taken off. A tag still in the frame counts
 * where there is none.
 */
export function readEthernet(frame: Buffer, vlan: VlanTag | null): EthernetFrame | null {
  const destination = macFrom(frame.subarray(0, 6));
  const source = macFrom(frame.subarray(6, 12));
  if (destination === null || source === null || frame.length < 14) return null;
  const field = frame.readUInt16BE(12);
  if (field === etherTypes.vlan && frame.length >= 18) {
    const tag = frame.readUInt16BE(14) & 0xfff;
    const inner = Buffer.concat([frame.subarray(0, 12), frame.subarray(16)]);
    // The outer tag is the one the switch looks at.
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
