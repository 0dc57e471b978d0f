/** How an interface gets its addresses. IPv4 has no `autoconf`. */
export type IpMode = 'none' | 'dhcp' | 'static' | 'autoconf';

const spellings = { none: 'None', dhcp: 'DHCP', static: 'Static', autoconf: 'Autoconf' } as const;

/** XenAPI's spelling of a mode (PIF.ip_configuration_mode, PIF.ipv6_configuration_mode). */
export function modeName(mode: IpMode): string {
  return spellings[mode];
}

/** Reads a mode in XenAPI's spelling. Rows of old databases lack the column: that means `none`. */
export function modeByName(text: string): IpMode | 'unknown' {
  switch (text) {
    case '':
    case 'None':
      return 'none';
    case 'DHCP':
      return 'dhcp';
    case 'Static':
      return 'static';
    case 'Autoconf':
      return 'autoconf';
    default:
      return 'unknown';
  }
}

/** Like `modeByName`, for IPv4: `autoconf` is unknown there. */
export function ipv4ModeByName(text: string): 'none' | 'dhcp' | 'static' | 'unknown' {
  const mode = modeByName(text);
  return mode === 'autoconf' ? 'unknown' : mode;
}

/** Reads a mode of the firstboot data, in any case. An absent mode means `none`. */
export function modeByWord(text: string): IpMode | 'unknown' {
  if (text === '') return 'none';
  const modes = ['none', 'dhcp', 'static', 'autoconf'] as const;
  return modes.find((mode) => mode === text.toLowerCase()) ?? 'unknown';
}

/** Like `modeByWord`, for IPv4: `autoconf` is unknown there. */
export function ipv4ModeByWord(text: string): Exclude<IpMode, 'autoconf'> | 'unknown' {
  const mode = modeByWord(text);
  return mode === 'autoconf' ? 'unknown' : mode;
}
