/** How an interface gets its addresses. IPv4 knows no `autoconf`. */
export type IpMode = 'none' | 'dhcp' | 'static' | 'autoconf';

const spellings = { none: 'None', dhcp: 'DHCP', static: 'Static', autoconf: 'Autoconf' } as const;

/** XenAPI's spelling of a mode (PIF.ip_configuration_mode, PIF.ipv6_configuration_mode). */
export function modeName(mode: IpMode): string {
  return spellings[mode];
}

/** The mode by XenAPI's spelling. A column that old rows lack means `none`. */
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

/** The same for IPv4, where `autoconf` does not exist. */
export function ipv4ModeByName(text: string): 'none' | 'dhcp' | 'static' | 'unknown' {
  const mode = modeByName(text);
  return mode === 'autoconf' ? 'unknown' : mode;
}

/** A mode as the firstboot data spell it, in any case. What is absent means `none`. */
export function modeByWord(text: string): IpMode | 'unknown' {
  if (text === '') return 'none';
  const modes = ['none', 'dhcp', 'static', 'autoconf'] as const;
  return modes.find((mode) => mode === text.toLowerCase()) ?? 'unknown';
}

/** The same for IPv4. */
export function ipv4ModeByWord(text: string): Exclude<IpMode, 'autoconf'> | 'unknown' {
  const mode = modeByWord(text);
  return mode === 'autoconf' ? 'unknown' : mode;
}
