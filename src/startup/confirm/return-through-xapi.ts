import type { HostNetworking } from '../../model/index.js';
import { readHostNetworking, rebuild, type XenApiSession } from '../../operations/index.js';
import {
  hasChanged,
  managementObstacle,
  planRebuild,
  restoreWishes,
  resultOfBoth,
  type NamedItem,
  type OpenWait,
  type RebuiltItem,
  type StartupEvent,
  type WaitEvent,
} from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';
import { rebuiltThings } from '../rebuilt-things.js';
import { openNow, type Looked } from './open-now.js';
import { presentConfiguration, uuidOf } from './present.js';
import { record } from './record.js';

type Failed = Extract<WaitEvent, { readonly state: 'failed' }>;

const failure = (
  why: Failed['why'],
  { reason = null, detail = '' }: Partial<Pick<Failed, 'reason' | 'detail'>> = {},
): Failed => ({ state: 'failed', why, reason, detail });

/**
 * Brings the former configuration back through XenAPI: the management interface first, then
 * everything else that was wiped. Nothing happens while somebody else resets or rebuilds, or when
 * XAPI does not answer: the next look tries again. A return that was cut off is completed.
 */
export async function* returnThroughXapi(
  ports: StartupPorts,
  open: OpenWait,
): AsyncGenerator<StartupEvent, Looked> {
  const held = await ports.resets.hold('root');
  if (!held.ok) return 'open';
  try {
    const opened = await ports.openSession();
    if (!opened.ok) return 'open';
    try {
      return yield* returnAlone(ports, open, opened.value);
    } finally {
      await opened.value.close();
    }
  } finally {
    await held.value();
  }
}

async function* returnAlone(
  ports: StartupPorts,
  { reset: { plan } }: OpenWait,
  session: XenApiSession,
): AsyncGenerator<StartupEvent, Looked> {
  // Somebody may have confirmed, or changed something, before we had the lock.
  const open = await openNow(ports);
  if (open === null || open.reset.plan.id !== plan.id || open.wait === null) return 'open';
  if (open.wait.state === 'waiting') {
    const present = await presentConfiguration(ports.files, session);
    if (hasChanged(open.wait.made, present)) return 'open';
    const begun = yield* record(ports, open, { state: 'returning', way: 'xenapi', planId: '' });
    if (!begun) return 'open';
  }
  const { kept } = open.reset;
  if (kept === null) {
    yield* record(ports, open, failure('nothingKept'));
    return 'over';
  }
  const uuid = await uuidOf(ports.files);
  const now = await readHostNetworking(session, uuid);
  if (!now.ok) return 'open';
  const items = planRebuild(kept.networking, now.value, { only: [], restores: true });
  const obstacle = managementObstacle(items);
  if (obstacle !== null || items.every(({ kind }) => kind !== 'management')) {
    yield* record(ports, open, failure('management', { reason: obstacle?.reason ?? null }));
    return 'over';
  }
  const made = yield* restore(ports, session, uuid, kept.networking, items);
  if (made === null) return 'open';
  await ports.resets.recordRebuilt(plan.id, rebuiltThings(made));
  const back = made.find(({ kind }) => kind === 'management');
  const end: WaitEvent =
    back?.state === 'failed'
      ? failure('management', { reason: back.reason, detail: back.detail })
      : { state: 'returned', way: 'xenapi' };
  yield* record(ports, open, end);
  return 'over';
}

/** The items with their results; null when XAPI has stopped answering. */
async function* restore(
  { pause }: StartupPorts,
  session: XenApiSession,
  uuid: string,
  kept: HostNetworking,
  items: readonly NamedItem[],
): AsyncGenerator<StartupEvent, readonly RebuiltItem[] | null> {
  let last: readonly RebuiltItem[] = [];
  for (const wish of restoreWishes(items)) {
    const work = rebuild(session, uuid, kept, wish, pause === undefined ? {} : { pause });
    let next = await work.next();
    for (; next.done !== true; next = await work.next()) {
      const { item, phase, detail } = next.value;
      if (phase !== 'starting') yield { kind: 'rebuilt', item, state: phase, detail };
    }
    if (!next.value.ok) return null;
    last = resultOfBoth(last, next.value.value);
  }
  return last;
}
