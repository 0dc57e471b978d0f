/**
 * Numbers are padded to the longest name that the kernel takes, so that comparing their text
 * compares their value.
 */
const longestName = 15;

const keyOf = (device: string): string =>
  device.replace(/\d+/g, (number) => number.padStart(longestName, '0'));

/**
 * Sorts interfaces by their numbers: eth2 before eth10. It uses no collator of a language: the
 * tables would cost the console three megabytes.
 */
export function byDevice(one: string, other: string): number {
  const [first, second] = [keyOf(one), keyOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}
