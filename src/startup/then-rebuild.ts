import type { ResetRecord, StartupEvent } from '../reset/index.js';
import { rebuild, type XenApiSession } from '../operations/index.js';
import type { StartupPorts } from './ports.js';

/** A reset that is to be followed by a rebuild which has not come to its end. */
export function awaitsRebuild({ thenRebuild, kept, rebuilt, undo }: ResetRecord): boolean {
  return thenRebuild && kept !== null && rebuilt === null && undo === 'none';
}

/**
 * Makes again what the reset has wiped, as it was told to, and notes in the journal what came of
 * it. Never fails the reset, which is done.
 */
export async function* rebuildAfter(
  { resets, pause }: StartupPorts,
  session: XenApiSession,
  hostUuid: string,
  { plan, kept }: ResetRecord,
): AsyncGenerator<StartupEvent> {
  if (kept === null) return;
  const options = pause === undefined ? {} : { pause };
  const work = rebuild(session, hostUuid, kept.networking, { only: [] }, options);
  let next = await work.next();
  for (; next.done !== true; next = await work.next()) {
    const { item, phase, detail } = next.value;
    if (phase !== 'starting') yield { kind: 'rebuilt', item, state: phase, detail };
  }
  if (!next.value.ok) return;
  const items = next.value.value;
  for (const { detail, ...item } of items)
    if (item.state === 'impossible')
      yield { kind: 'rebuilt', item: { ...item, state: item.state }, state: item.state, detail };
  await resets.recordRebuilt(
    plan.id,
    items.map(({ kind, name, state, reason, detail }) => ({
      kind,
      name,
      state,
      detail: detail === '' ? (reason?.code ?? '') : detail,
    })),
  );
}
