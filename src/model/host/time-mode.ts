/** The ways in which a host's clock gets the time. */
export const timeModes = ['dhcp', 'default', 'manual', 'off'] as const;

/** Where a host's clock gets the time. `default`: the product's own servers. */
export type TimeMode = (typeof timeModes)[number];

const spellings = {
  dhcp: 'DHCP',
  default: 'Factory',
  manual: 'Custom',
  off: 'Disabled',
} as const satisfies Readonly<Record<TimeMode, string>>;

/** XenAPI's spelling of a mode (host.ntp_mode). */
export function timeModeName(mode: TimeMode): string {
  return spellings[mode];
}

/** Reads a mode in XenAPI's spelling, in any case. */
export function timeModeByName(text: string): TimeMode | 'unknown' {
  const word = text.toLowerCase();
  return timeModes.find((mode) => spellings[mode].toLowerCase() === word) ?? 'unknown';
}
