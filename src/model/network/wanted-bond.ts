import type { Mac } from '../address/address.js';

/** The modes of a Bond, as XenAPI spells them. */
export const bondModes = ['balance-slb', 'active-backup', 'lacp'] as const;

/** The mode that XAPI gives a Bond when nobody asks for another. */
export const usualBondMode = bondModes[0];

/** One of these modes. */
export type BondMode = (typeof bondModes)[number];

/** A port for the Bond. Device names may change at the reboot; the MAC does not. */
export interface BondMember {
  readonly device: string;
  readonly mac: Mac | null;
}

/**
 * "Management on a bond". The Bond is made through XenAPI after the reset, which forgets every
 * Bond.
 */
export interface WantedBond {
  readonly members: readonly BondMember[];
  readonly mode: BondMode;
}

/** The members and the mode of a Bond as one text, so that two Bonds can be compared. */
export function bondText({
  members,
  mode,
}: {
  readonly members: readonly string[];
  readonly mode: string;
}): string {
  return `${[...members].toSorted().join('+')} ${mode}`;
}
