import {
  bondText,
  type WantedBond,
  type Known,
  type Nic,
  type Result,
  type WiredBond,
} from '../model/index.js';
import type { VerificationCheck } from '../reset/index.js';

/**
 * The report's line about the Bond: the Bond that exists, or why there is none. The wanted members
 * have the names that these ports have now: the reset may have changed names.
 */
export function bondCheck(
  asked: WantedBond,
  bond: Result<WiredBond, string>,
  nics: Known<readonly Pick<Nic, 'device' | 'mac' | 'physical'>[]>,
): VerificationCheck {
  const ports = nics.known ? nics.value.filter(({ physical }) => physical) : [];
  const members = asked.members.map(
    (member) =>
      ports.find(({ mac }) => mac !== null && mac === member.mac)?.device ?? member.device,
  );
  const wanted = bondText({ members, mode: asked.mode });
  if (!bond.ok) return { code: 'bond', wanted, got: bond.error, ok: false };
  const got = bondText(bond.value);
  return { code: 'bond', wanted, got, ok: got === wanted };
}
