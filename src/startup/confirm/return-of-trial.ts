import { bestEffort } from '../../model/index.js';
import {
  describeError,
  readHostNames,
  readHostNetworking,
  setHostNames,
  type XenApiSession,
} from '../../operations/index.js';
import {
  hasChanged,
  readHostUuid,
  returnGaps,
  type StartupEvent,
  type TrialRecord,
  type TrialStep,
} from '../../reset/index.js';
import { stepsInSession } from '../sessions.js';
import { presentConfiguration } from './present.js';
import { restore } from './restore.js';
import { openTrial, recordStep, sameNames, type TrialPorts } from './trial.js';

/**
 * Brings back what was there before a change of the management interface. Nothing happens while
 * somebody resets or rebuilds, or when XAPI does not answer: the next look tries again. A return
 * that was cut off is completed.
 */
export async function* returnOfTrial(
  ports: TrialPorts,
  { id }: TrialRecord,
): AsyncGenerator<StartupEvent> {
  const held = await ports.resets.hold('root');
  if (!held.ok) return;
  try {
    const returned = stepsInSession(ports, async function* (session): AsyncGenerator<
      StartupEvent,
      void
    > {
      // Somebody may have confirmed, or changed something, before we had the lock.
      const open = await openTrial(ports);
      if (open?.record.id === id) yield* returnAlone(ports, open.record, session);
    });
    // Without XAPI the next look does it.
    bestEffort(yield* returned);
  } finally {
    await held.value();
  }
}

async function* returnAlone(
  ports: TrialPorts,
  record: TrialRecord,
  session: XenApiSession,
): AsyncGenerator<StartupEvent> {
  const { now: step, ahead } = record;
  if (step.state === 'waiting') {
    const present = await presentConfiguration(ports.files, session);
    if (present.networking === null) return;
    if (hasChanged(step.made, present)) {
      yield* recordStep(ports, record, { state: 'changed' });
      return;
    }
    if (!(yield* recordStep(ports, record, { state: 'returning' }))) return;
  }
  const uuid = await readHostUuid(ports.files);
  const restored = yield* restore(session, uuid, ahead.former.networking, ports);
  if (restored.state === 'silent') return;
  const failed = (end: Omit<Extract<TrialStep, { state: 'failed' }>, 'state'>): TrialStep => ({
    state: 'failed',
    ...end,
  });
  if (restored.state === 'impossible') {
    yield* recordStep(ports, record, failed({ reason: restored.reason, detail: '' }));
    return;
  }
  // The names follow the address: where that cannot go back, nothing is touched.
  const named = await returnNames(session, uuid, record);
  const refused = restored.items.find(({ state }) => state === 'failed');
  const after = await readHostNetworking(session, uuid);
  if (!after.ok) return;
  const end =
    refused !== undefined
      ? failed({ reason: refused.reason, detail: refused.detail })
      : named !== ''
        ? failed({ reason: null, detail: named })
        : {
            state: 'returned' as const,
            gaps: returnGaps(ahead.former.networking, after.value, restored.items),
          };
  yield* recordStep(ports, record, end);
}

/**
 * Gives the host the names from before the change. Answers why it could not; '' when it did, or
 * when there is nothing to do. What somebody has named since stays.
 */
async function returnNames(
  session: XenApiSession,
  uuid: string,
  { ahead, named }: TrialRecord,
): Promise<string> {
  const { former } = ahead;
  if (named === null || sameNames(named, former.names)) return '';
  const now = await readHostNames(session, uuid);
  if (now.ok && !sameNames(now.value, named)) return '';
  const set = await setHostNames(session, uuid, former.names);
  if (!set.ok) return describeError(set.error);
  const refused = [set.value.own, set.value.inPool].find(({ ok: done }) => !done);
  return refused?.ok === false ? describeError(refused.error) : '';
}
