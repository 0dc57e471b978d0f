import { ok, type PortError, type Result } from '../../model/index.js';
import type { RebuiltThing } from '../journal/journal.js';
import type { Resets } from '../run/resets.js';
import { openWait } from './wait-action.js';

/**
 * Records what going back through XenAPI has made. With the former management interface back,
 * nothing is left to return by itself: a wait for a confirmation of this reset ends.
 */
export async function recordRestored(
  resets: Pick<Resets, 'recordRebuilt' | 'recordWait' | 'status'>,
  planId: string,
  items: readonly RebuiltThing[],
): Promise<Result<void, PortError>> {
  const noted = await resets.recordRebuilt(planId, items);
  const isBack = items.some(
    ({ kind, state }) => kind === 'management' && (state === 'made' || state === 'exists'),
  );
  if (!noted.ok || !isBack) return noted;
  const status = await resets.status();
  if (!status.ok) return status;
  return openWait(status.value.history)?.reset.plan.id === planId
    ? resets.recordWait(planId, { state: 'cancelled', why: 'undone', user: '' })
    : ok(undefined);
}
