import { longestDeviceName } from '../../model/index.js';

/**
 * Numbers are padded to the longest name that the kernel takes, so that comparing their text
 * compares their value.
 */
const keyOf = (device: string): string =>
  device.replace(/\d+/g, (number) => number.padStart(longestDeviceName, '0'));

/**
 * Sorts interfaces by their numbers: eth2 before eth10. It uses no collator of a language: the
 * tables would cost the console three megabytes.
 */
export function byDevice(one: string, other: string): number {
  const [first, second] = [keyOf(one), keyOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}
