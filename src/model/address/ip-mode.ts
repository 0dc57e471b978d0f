/** The modes of IPv4: how an interface gets its addresses. Files and commands spell them so. */
export const ipv4Modes = ['none', 'dhcp', 'static'] as const;

/** The modes of IPv6. */
export const ipModes = ['none', 'dhcp', 'autoconf', 'static'] as const;

/** How an interface gets its IPv4 addresses. */
export type Ipv4Mode = (typeof ipv4Modes)[number];

/** How an interface gets its addresses. IPv4 has no `autoconf`. */
export type IpMode = (typeof ipModes)[number];

const spellings = {
  none: 'None',
  dhcp: 'DHCP',
  static: 'Static',
  autoconf: 'Autoconf',
  unknown: 'unknown',
} as const satisfies Readonly<Record<IpMode | 'unknown', string>>;

/**
 * XenAPI's spelling of a mode (PIF.ip_configuration_mode, PIF.ipv6_configuration_mode). XenAPI has
 * none for an unknown mode, and refuses it.
 */
export function modeName<Mode extends IpMode | 'unknown'>(mode: Mode): (typeof spellings)[Mode] {
  return spellings[mode];
}

/** Reads a mode in XenAPI's spelling. Rows of old databases lack the column: that means `none`. */
export function modeByName(text: string): IpMode | 'unknown' {
  return text === '' ? 'none' : (ipModes.find((mode) => spellings[mode] === text) ?? 'unknown');
}

/** Like `modeByName`, for IPv4: `autoconf` is unknown there. */
export function ipv4ModeByName(text: string): Ipv4Mode | 'unknown' {
  return asIpv4(modeByName(text));
}

/** Reads a mode that somebody wrote, in any case. An absent mode means `none`. */
export function modeByWord(text: string): IpMode | 'unknown' {
  return firstbootMode(text.toLowerCase());
}

/**
 * Reads a mode of the firstboot data as networkd does (network_config.ml): in lower case only. An
 * absent mode means `none`. networkd also gives an interface with an unknown mode no address.
 */
export function firstbootMode(text: string): IpMode | 'unknown' {
  return text === '' ? 'none' : (ipModes.find((mode) => mode === text) ?? 'unknown');
}

/** Like `firstbootMode`, for IPv4: `autoconf` is unknown there. */
export function firstbootIpv4Mode(text: string): Ipv4Mode | 'unknown' {
  return asIpv4(firstbootMode(text));
}

const asIpv4 = (mode: IpMode | 'unknown'): Ipv4Mode | 'unknown' =>
  mode === 'autoconf' ? 'unknown' : mode;
