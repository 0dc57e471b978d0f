import { unrecorded } from '../unrecorded.js';
import { readHostNetworking, type XenApiSession } from '../../operations/index.js';
import {
  hasChanged,
  readHostUuid,
  returnGaps,
  type OpenWait,
  type ReturnGap,
  type StartupEvent,
  type WaitEvent,
} from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';
import { stepsInSession } from '../sessions.js';
import { openNow, type Looked } from './open-now.js';
import { presentConfiguration } from './present.js';
import { record } from './record.js';
import { restore } from './restore.js';

type Failed = Extract<WaitEvent, { readonly state: 'failed' }>;

const returnError = (
  why: Failed['why'],
  { reason = null, detail = '' }: Partial<Pick<Failed, 'reason' | 'detail'>> = {},
): Failed => ({ state: 'failed', why, reason, detail });

/**
 * Brings the former configuration back through XenAPI: the management interface first, then
 * everything else that was removed. Nothing happens while somebody else resets or rebuilds, or when
 * XAPI does not answer: the next look tries again. A return that was cut off is completed.
 */
export async function* returnThroughXapi(
  ports: StartupPorts,
  open: OpenWait,
): AsyncGenerator<StartupEvent, Looked> {
  const held = await ports.resets.hold('root');
  if (!held.ok) return 'open';
  try {
    const looked = yield* stepsInSession(ports, (session) => returnAlone(ports, open, session));
    return looked.ok ? looked.value : 'open';
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
    yield* record(ports, open, returnError('nothingKept'));
    return 'over';
  }
  const uuid = await readHostUuid(ports.files);
  const restored = yield* restore(session, uuid, kept.networking, ports);
  if (restored.state === 'silent') return 'open';
  if (restored.state === 'impossible') {
    yield* record(ports, open, returnError('management', { reason: restored.reason }));
    return 'over';
  }
  const made = restored.items;
  yield* unrecorded('recreated', await ports.resets.recordRebuilt(plan.id, made));
  const gapsAfter = async (): Promise<{ readonly gaps?: readonly ReturnGap[] }> => {
    const now = await readHostNetworking(session, uuid);
    return now.ok ? { gaps: returnGaps(kept.networking, now.value, made) } : {};
  };
  const back = made.find(({ kind }) => kind === 'management');
  const end: WaitEvent =
    back?.state === 'failed'
      ? returnError('management', { reason: back.reason, detail: back.detail })
      : { state: 'returned', way: 'xenapi', ...(await gapsAfter()) };
  yield* record(ports, open, end);
  return 'over';
}
