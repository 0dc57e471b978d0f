declare const brand: unique symbol;
/** A string that a parser in `address/` has checked. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Four decimal numbers without leading zeros. */
export type Ipv4 = Branded<'Ipv4'>;
/** An IPv6 address without a zone or a prefix. */
export type Ipv6 = Branded<'Ipv6'>;
/** Six lower-case hexadecimal pairs joined by colons. */
export type Mac = Branded<'Mac'>;
/** RFC 1123 labels joined by dots. */
export type HostName = Branded<'HostName'>;
/** A VLAN tag as a number, 0 to 4094: the range that xapi accepts. */
export type VlanTag = number & { readonly [brand]: 'VlanTag' };

/** Why a host cannot have an address that is spelled correctly. `text` has the words for each. */
export type Unusable =
  | 'unspecified'
  | 'loopback'
  | 'multicast'
  | 'broadcast'
  | 'reserved' // in 240.0.0.0/4
  | 'network' // the subnet's own address (IPv6: the anycast address of its routers)
  | 'linkLocal' // useless without the name of its interface
  | 'mapped'; // ::ffff:a.b.c.d, which never appears on a wire

/** True for six lower-case hexadecimal pairs joined by colons. */
export function isMac(text: string): text is Mac {
  return /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(text);
}

/** Reads a MAC address in upper or lower case; null when the text is not one. */
export function parseMac(text: string): Mac | null {
  const lower = text.toLowerCase();
  return isMac(lower) ? lower : null;
}

const macForms = [
  /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/iu,
  /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/iu,
  /^[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}$/iu,
  /^[0-9a-f]{12}$/iu,
];

/** Reads a MAC address as people write it: `a0:36:..`, `A0-36-..`, `a036.9f7b.10c8` or bare. */
export function parseTypedMac(text: string): Mac | null {
  if (!macForms.some((form) => form.test(text))) return null;
  const digits = text.replace(/[:.-]/gu, '');
  return parseMac((digits.match(/../gu) ?? []).join(':'));
}

/**
 * True for a host name of RFC 1123: labels of 1 to 63 letters, digits and inner hyphens, 253
 * characters at most. The last label may not be a number, so that a mistyped IPv4 address never
 * passes as a name.
 */
export function isHostName(text: string): text is HostName {
  return isDotted(text, /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/);
}

/** A name that pool.conf may hold: xapi only resolves it, so underscores are fine there. */
export function isPoolName(text: string): text is HostName {
  return isDotted(text, /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/);
}

function isDotted(text: string, label: RegExp): boolean {
  if (text.length > 253) return false;
  const labels = text.split('.');
  return labels.every((each) => label.test(each)) && !/^[0-9]+$/.test(labels.at(-1) ?? '');
}

/** True for a tag that xapi accepts: 0 to 4094 (VLAN.create allows 0). */
export function isVlanTag(tag: number): tag is VlanTag {
  return Number.isInteger(tag) && tag >= 0 && tag <= 4094;
}

/**
 * Reads ASCII digits as a tag. 'invalid': another character, or no digit. 'outOfRange': above 4094.
 * Leading zeros are dropped.
 */
export function parseVlanTag(text: string): VlanTag | 'invalid' | 'outOfRange' {
  if (!/^[0-9]+$/.test(text)) return 'invalid';
  const tag = Number(text);
  return isVlanTag(tag) ? tag : 'outOfRange';
}
