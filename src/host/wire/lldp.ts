import type { SwitchPort } from '../../model/index.js';
import { ipv4From, ipv6From, macFrom } from './addresses.js';

const end = 0;
const chassisId = 1;
const portId = 2;
const timeToLive = 3;
const portDescription = 4;
const systemName = 5;
const special = 127;
/** The part of the IEEE 802.1 organisation that gives the untagged VLAN. */
const portVlan = Buffer.from('0080c201', 'hex');

/**
 * What a switch says about itself and its port (IEEE 802.1AB). Null when the frame lacks the switch
 * or the port.
 */
export function readLldp(payload: Buffer): SwitchPort | null {
  const parts = new Map<number, Buffer>();
  let nativeVlan: number | null = null;
  let at = 0;
  while (at + 2 <= payload.length) {
    const head = payload.readUInt16BE(at);
    const kind = head >> 9;
    const value = payload.subarray(at + 2, at + 2 + (head & 0x1ff));
    if (kind === end || value.length < (head & 0x1ff)) break;
    if (kind === special && value.length >= 6 && value.subarray(0, 4).equals(portVlan))
      nativeVlan = value.readUInt16BE(4);
    else if (!parts.has(kind)) parts.set(kind, value);
    at += 2 + value.length;
  }
  const port = identifier(parts.get(portId), 3);
  const chassis = identifier(parts.get(chassisId), 4);
  if (port === '' || chassis === '') return null;
  // With time to live 0 the switch says that this does not hold any more.
  const life = parts.get(timeToLive);
  if (life !== undefined && life.every((byte) => byte === 0)) return null;
  const name = text(parts.get(systemName));
  const description = text(parts.get(portDescription));
  return {
    protocol: 'LLDP',
    system: name === '' ? chassis : name,
    // Many switches number their ports in this field, and put the printed name of the port into the
    // description.
    port: /^\d+$/u.test(port) && description !== '' ? description : port,
    nativeVlan,
  };
}

/** Reads an identifier. Its first byte says what it is: a MAC, an address or a text. */
function identifier(value: Buffer | undefined, macKind: number): string {
  if (value === undefined || value.length < 2) return '';
  const kind = value[0];
  const rest = value.subarray(1);
  if (kind === macKind) return macFrom(rest) ?? rest.toString('hex');
  if (kind === macKind + 1) {
    const address = rest.subarray(1);
    const spelled = rest[0] === 1 ? ipv4From(address) : ipv6From(address);
    return spelled ?? rest.toString('hex');
  }
  return text(rest);
}

/** Reads a text. Some switches end it with a NUL byte, as in C. */
function text(value: Buffer | undefined): string {
  return value?.toString('utf8').split('\0', 1)[0]?.trim() ?? '';
}
