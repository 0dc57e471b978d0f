declare const brand: unique symbol;
/** A string that a parser of this file has checked. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Four decimal numbers without leading zeros. */
export type Ipv4 = Branded<'Ipv4'>;
/** An IPv6 address without zone and prefix. */
export type Ipv6 = Branded<'Ipv6'>;
/** Six lower-case hexadecimal pairs joined by colons. */
export type Mac = Branded<'Mac'>;
/** RFC 1123 labels joined by dots. */
export type HostName = Branded<'HostName'>;
/** 0 to 4094 as xapi accepts it, kept as the number. */
export type VlanTag = number & { readonly [brand]: 'VlanTag' };
