import type { Mac } from '../../model/index.js';
import { macFrom } from './addresses.js';

/** Subtype LACP, version 1, then the actor's part: type 1, with a length of 20 bytes. */
const head = Buffer.from('01010114', 'hex');

/** The system and port that sent an LACP frame (IEEE 802.1AX); null for another slow protocol. */
export function readLacp(payload: Buffer): { readonly system: Mac; readonly port: number } | null {
  if (payload.length < 18 || !payload.subarray(0, 4).equals(head)) return null;
  // The fields: system priority, system, key, port priority, port.
  const system = macFrom(payload.subarray(6, 12));
  return system === null ? null : { system, port: payload.readUInt16BE(16) };
}
