/**
 * Numbers as long as the longest name the kernel takes, so that their digits compare as they count.
 */
const longestName = 15;

const keyOf = (device: string): string =>
  device.replace(/\d+/g, (number) => number.padStart(longestName, '0'));

/**
 * Interfaces in the order of their numbers: eth2 before eth10. No collator of a language: its
 * tables would cost the console three megabytes.
 */
export function byDevice(one: string, other: string): number {
  const [first, second] = [keyOf(one), keyOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}
