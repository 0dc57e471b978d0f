import { createHash } from 'node:crypto';

const md5 = (bytes: Buffer): Buffer => createHash('md5').update(bytes).digest();

/**
 * The MAC address that xapi makes for a VM's VIF when the caller gives none. The same seed (the
 * VM's `other_config:mac_seed`) and device number always give the same address. It is unicast and
 * locally administered.
 */
export function generatedMac(device: number, seed: string): string {
  let hashed = md5(Buffer.from(seed, 'utf8'));
  for (let round = 0; round < device * 2; round += 1) hashed = md5(hashed);
  const bytes = Buffer.concat([hashed.subarray(0, 4), md5(hashed).subarray(1, 3)]);
  bytes.writeUInt8((bytes.readUInt8(0) | 0x02) & 0xfe, 0);
  return bytes.toString('hex').replace(/(..)(?=.)/g, '$1:');
}
