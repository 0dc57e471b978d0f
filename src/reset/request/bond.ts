import {
  typedList,
  bondModes,
  usualBondMode,
  type BondMember,
  type WantedBond,
  type Known,
  type Nic,
} from '../../model/index.js';
import type { DraftCheck } from './draft-check.js';

/** The ports that a reset can use. */
export const usableNics = (nics: readonly Nic[]): readonly Nic[] =>
  nics.filter((nic) => nic.physical && nic.unfit === undefined);

/** Reads the bond of a draft; null when none is wanted or an issue was reported. */
export function readBond(check: DraftCheck, present: Known<readonly Nic[]>): WantedBond | null {
  const { bondMembers, bondMode, device } = check.draft;
  if (bondMembers === '' && bondMode === '') return null;
  const text = check.required('bondMembers');
  const mode = bondMode === '' ? usualBondMode : check.mode('bondMode', bondModes);
  if (text === null || mode === null) return null;
  const names = typedList(text);
  if (new Set(names).size !== names.length || names.length < 2)
    return check.report('bond.fewMembers', 'bondMembers');
  if (!names.includes(device)) return check.report('bond.withoutDevice', 'bondMembers', { device });
  const nics = present.known ? usableNics(present.value) : null;
  const available = (nics ?? []).map((nic) => nic.device).join(', ');
  const missing = names.filter((name) => nics?.some((nic) => nic.device === name) === false);
  for (const entry of missing)
    check.report('bond.notOnThisHost', 'bondMembers', { entry, available });
  return missing.length > 0 ? null : { members: names.map((name) => member(name, nics)), mode };
}

function member(device: string, nics: readonly Nic[] | null): BondMember {
  return { device, mac: nics?.find((nic) => nic.device === device)?.mac ?? null };
}
