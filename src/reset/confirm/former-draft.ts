import { parsePoolConf } from '../files/pool-conf.js';
import type { ResetRecord } from '../journal/history.js';
import { emptyDraft, type ResetDraft } from '../request/draft.js';
import { formerManagement, formerValues } from '../run/former-management.js';
import { coordinatorAddressOf, type HostFacts } from '../../model/index.js';

/**
 * A draft with the values from before a reset, for a second reset; null when they are not known.
 * The port is found by its MAC, because the reset may have changed its name.
 */
export function formerDraft(
  reset: Pick<ResetRecord, 'kept' | 'basis'>,
  now: Pick<HostFacts, 'nics'>,
): ResetDraft | null {
  const former = formerManagement(reset, now);
  if (former === null) return null;
  const pool = parsePoolConf(reset.basis.poolConf);
  return {
    ...emptyDraft,
    ...formerValues(former),
    coordinatorAddress: coordinatorAddressOf(pool),
    keepInterfaceNames: true,
  };
}
