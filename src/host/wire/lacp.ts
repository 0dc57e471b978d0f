import type { Mac } from '../../model/index.js';
import { macFrom } from './addresses.js';

/** Subtype LACP, version 1, then the actor's part: type 1, 20 bytes long. */
const head = Buffer.from('01010114', 'hex');

/**
 * Which system and port an LACP frame comes from (IEEE 802.1AX); null where it is another slow
 * protocol.
 */
export function readLacp(payload: Buffer): { readonly system: Mac; readonly port: number } | null {
  if (payload.length < 18 || !payload.subarray(0, 4).equals(head)) return null;
  // System priority, system, key, port priority, port.
  const system = macFrom(payload.subarray(6, 12));
  return system === null ? null : { system, port: payload.readUInt16BE(16) };
}
