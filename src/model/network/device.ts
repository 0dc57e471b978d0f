/** The most characters in the name of an interface that the kernel accepts. */
export const longestDeviceName = 15;

/**
 * True for a name of a network interface that the kernel accepts (1 to 15 bytes, no '/', ':' or
 * white space, not '.' or '..') and that every file of the reset can hold: printable ASCII without
 * quotes, '=' and the shell's special characters. A name may not begin with '-': that would be an
 * option whose value is missing.
 */
export function isDeviceName(text: string): boolean {
  if (text === '.' || text === '..' || text.startsWith('-')) return false;
  if (text.length > longestDeviceName) return false;
  return /^[!-~]+$/.test(text) && !/[/:='"\\$`]/.test(text);
}

/**
 * The bridge that xapi makes for a NIC (the rule of PIF.scan up to XenServer 8): `xenbrN` for ethN,
 * else `br` and the device.
 */
export function bridgeOf(device: string): string {
  return device.startsWith('eth') ? `xenbr${device.slice('eth'.length)}` : `br${device}`;
}
