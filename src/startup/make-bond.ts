import type { WantedBond } from '../model/index.js';
import { makeManagementBond, type XenApiSession } from '../operations/index.js';
import type { VerificationCheck } from '../reset/index.js';
import { bondCheck } from './bond-check.js';
import type { StartupPorts } from './ports.js';

/** How far the step `createBond` is. */
interface BondStep {
  readonly phase: 'starting' | 'done' | 'skipped';
  readonly detail: string;
}

/**
 * Makes the Bond that a reset asks for. The trigger is gone by then, so if this fails, the host
 * stays on the Bond's first member. Answers the report's line about it.
 */
export async function* makeBond(
  { readNics }: Pick<StartupPorts, 'readNics'>,
  session: XenApiSession,
  host: string,
  wanted: WantedBond,
  mtu: number | undefined,
): AsyncGenerator<BondStep, VerificationCheck> {
  yield { phase: 'starting', detail: '' };
  const made = await makeManagementBond(session, host, wanted, { mtu });
  const check = bondCheck(wanted, made, await readNics());
  yield { phase: check.ok ? 'done' : 'skipped', detail: check.got };
  return check;
}
