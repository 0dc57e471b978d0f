import { unrecorded } from './unrecorded.js';
import { bestEffort, retell } from '../model/index.js';
import {
  awaitsRebuild,
  keptBy,
  latestReset,
  readHostUuid,
  type ResetRecord,
  type StartupEvent,
} from '../reset/index.js';
import { rebuild, type XenApiSession } from '../operations/index.js';
import { xapiAnswers } from './await-xapi.js';
import type { StartupPorts } from './ports.js';
import { rebuiltEvent } from './rebuilt-event.js';
import { stepsInSession } from './sessions.js';

/** Who holds the lock during the start-up's rebuild. */
const starter = 'root';

/**
 * Recreates what the reset removed, as the reset asked for, and writes the result to the journal.
 * It never fails the reset, which is done.
 */
async function* rebuildAfter(
  { resets, pause }: StartupPorts,
  session: XenApiSession,
  hostUuid: string,
  history: readonly ResetRecord[],
): AsyncGenerator<StartupEvent> {
  const record = keptBy(history);
  if (record === null) return;
  const { plan, kept } = record;
  const request = { only: [], staysOnPort: true } as const;
  const work = rebuild(session, hostUuid, kept.networking, request, { pause });
  const made = yield* retell(work, rebuiltEvent);
  if (!made.ok) return;
  for (const { detail, ...item } of made.value)
    if (item.state === 'impossible')
      yield { kind: 'rebuilt', item: { ...item, state: item.state }, state: item.state, detail };
  yield* unrecorded('recreated', await resets.recordRebuilt(plan.id, made.value));
}

/**
 * Does the rebuild that the latest reset asked for, whether xapi or our sequence has completed the
 * reset. `looks` is how often to try XAPI; if it does not answer, the next start does the rebuild.
 */
export async function* rebuildIfAwaited(
  ports: StartupPorts,
  looks = 0,
): AsyncGenerator<StartupEvent> {
  const status = await ports.resets.status();
  const latest = status.ok ? latestReset(status.value.history) : undefined;
  if (latest === undefined || !awaitsRebuild(latest)) return;
  if (latest.completed === null && !(status.ok && status.value.triggerTaken)) return;
  const uuid = await readHostUuid(ports.files);
  if (uuid === '') return;
  yield* xapiAnswers(ports, looks);
  // Somebody who rebuilds by hand has it: then there is nothing to do here.
  const held = await ports.resets.hold(starter);
  if (!held.ok) return;
  try {
    const now = await ports.resets.status();
    const history = now.ok ? now.value.history : [];
    const still = latestReset(history);
    if (still?.plan.id !== latest.plan.id || !awaitsRebuild(still)) return;
    // Without XAPI the next start does it.
    bestEffort(
      yield* stepsInSession(ports, (session) => rebuildAfter(ports, session, uuid, history)),
    );
  } finally {
    await held.value();
  }
}
