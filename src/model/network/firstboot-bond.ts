import type { FirstbootManagement } from '../host/host-facts.js';
import { commaList } from '../lists.js';

/**
 * The bond of the firstboot data: BOND_MODE and BOND_MEMBERS, with commas between the members. Null
 * without both: xcp-networkd then takes LABEL as it is, and the first boot makes no bond.
 */
export function firstbootBond({
  bondMode,
  bondMembers,
}: Pick<FirstbootManagement, 'bondMode' | 'bondMembers'>): {
  readonly members: readonly string[];
  readonly mode: string;
} | null {
  const members = commaList(bondMembers);
  return bondMode === '' || members.length === 0 ? null : { members, mode: bondMode };
}
