import type { SwitchPort } from '../../model/index.js';

/** The LLC and SNAP headers before a CDP packet: Cisco, protocol 0x2000. */
const snap = Buffer.from('aaaa0300000c2000', 'hex');
const deviceId = 1;
const portId = 3;
const nativeVlanId = 10;

/**
 * What a Cisco switch says about itself and its port. Null when the frame is not CDP, or lacks the
 * switch or the port.
 */
export function readCdp(payload: Buffer): SwitchPort | null {
  if (!payload.subarray(0, 8).equals(snap)) return null;
  const parts = new Map<number, Buffer>();
  // Version, time to live and checksum come first.
  let at = 12;
  while (at + 4 <= payload.length) {
    const length = payload.readUInt16BE(at + 2);
    if (length < 4 || at + length > payload.length) break;
    const kind = payload.readUInt16BE(at);
    if (!parts.has(kind)) parts.set(kind, payload.subarray(at + 4, at + length));
    at += length;
  }
  const system = parts.get(deviceId)?.toString('utf8').trim() ?? '';
  const port = parts.get(portId)?.toString('utf8').trim() ?? '';
  if (system === '' || port === '') return null;
  const vlan = parts.get(nativeVlanId);
  return {
    protocol: 'CDP',
    system,
    port,
    nativeVlan: vlan?.length === 2 ? vlan.readUInt16BE(0) : null,
  };
}
