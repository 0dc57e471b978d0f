import { bondText, type BondWish } from '../model/index.js';
import type { BondOutcome } from '../operations/index.js';
import type { VerificationCheck } from '../reset/index.js';

/** The report's line about the Bond: the Bond that exists, or why there is none. */
export function bondCheck(wish: BondWish, outcome: BondOutcome): VerificationCheck {
  const { mode } = wish;
  const wanted = bondText({ members: wish.members.map(({ device }) => device), mode });
  return outcome.ok
    ? { code: 'bond', wanted, got: bondText(outcome.bond), ok: bondText(outcome.bond) === wanted }
    : { code: 'bond', wanted, got: outcome.why, ok: false };
}
