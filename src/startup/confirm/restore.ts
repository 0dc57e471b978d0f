import { retell, type HostNetworking } from '../../model/index.js';
import { readHostNetworking, rebuild, type XenApiSession } from '../../operations/index.js';
import {
  managementObstacle,
  planRebuild,
  restoreSelections,
  resultOfBoth,
  type RebuildReason,
  type RebuiltItem,
  type StartupEvent,
} from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';
import { rebuiltEvent } from '../rebuilt-event.js';

/** What came of bringing the former networking back. */
export type Restored =
  /** XAPI does not answer any more. Doing it again completes it. */
  | { readonly state: 'silent' }
  /** Management cannot go back, so nothing was touched. */
  | { readonly state: 'impossible'; readonly reason: RebuildReason | null }
  | { readonly state: 'ended'; readonly items: readonly RebuiltItem[] };

/**
 * Brings the former networking of a host back through XenAPI: the management interface first, then
 * everything else. What already is as before is not touched.
 */
export async function* restore(
  session: XenApiSession,
  uuid: string,
  kept: HostNetworking,
  { pause }: Pick<StartupPorts, 'pause'>,
): AsyncGenerator<StartupEvent, Restored> {
  const now = await readHostNetworking(session, uuid);
  if (!now.ok) return { state: 'silent' };
  const items = planRebuild(kept, now.value, { only: [], restores: true });
  const obstacle = managementObstacle(items);
  if (obstacle !== null || items.every(({ kind }) => kind !== 'management'))
    return { state: 'impossible', reason: obstacle?.reason ?? null };
  let last: readonly RebuiltItem[] = [];
  for (const selection of restoreSelections(items)) {
    const work = rebuild(session, uuid, kept, selection, { pause });
    const made = yield* retell(work, rebuiltEvent);
    if (!made.ok) return { state: 'silent' };
    last = resultOfBoth(last, made.value);
  }
  return { state: 'ended', items: last };
}
