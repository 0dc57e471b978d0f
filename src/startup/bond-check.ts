import { bondText, type BondWish, type Result, type WiredBond } from '../model/index.js';
import type { VerificationCheck } from '../reset/index.js';

/** The report's line about the Bond: the Bond that exists, or why there is none. */
export function bondCheck(wish: BondWish, bond: Result<WiredBond, string>): VerificationCheck {
  const { mode } = wish;
  const wanted = bondText({ members: wish.members.map(({ device }) => device), mode });
  if (!bond.ok) return { code: 'bond', wanted, got: bond.error, ok: false };
  const got = bondText(bond.value);
  return { code: 'bond', wanted, got, ok: got === wanted };
}
