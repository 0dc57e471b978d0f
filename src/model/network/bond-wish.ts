import type { Mac } from '../address/address.js';

/** The modes of a Bond, as XenAPI spells them. */
export const bondModes = ['balance-slb', 'active-backup', 'lacp'] as const;

/** One of them. */
export type BondMode = (typeof bondModes)[number];

/** A port that is to be in the Bond: names may move at the reboot, the MAC does not. */
export interface BondMember {
  readonly device: string;
  readonly mac: Mac | null;
}

/** "Management on a bond": made through XenAPI after the reset, which forgets every Bond. */
export interface BondWish {
  readonly members: readonly BondMember[];
  readonly mode: BondMode;
}

/** A Bond in words that compare: its members and its mode. */
export function bondText({
  members,
  mode,
}: {
  readonly members: readonly string[];
  readonly mode: string;
}): string {
  return `${[...members].toSorted().join('+')} ${mode}`;
}
