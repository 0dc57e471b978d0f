import type { ChangeResult } from '../console/index.js';
import {
  pause,
  type PoolRecoveryDone,
  type PoolRecoveryError,
  type Reason,
  type Result,
} from '../model/index.js';
import { clean, recoveryErrorText, recoveryLines } from '../text/index.js';
import { poolPageWords as words } from '../text/pages/network/pool.js';
import { joinWords } from '../text/pages/resource/join.js';
import type { CallError, XenApiClient } from '../xenapi/index.js';
import { changeEffect } from './change/change.js';
import { done, failed, failedAt, notHere } from './change/change-place.js';
import type { EffectFunction, EffectPlace } from './effect-function.js';
import { operations } from './loading.js';
import { playbookOf } from './read-playbook.js';
import { clientOf } from './with-session.js';

function resultOf(ended: PoolRecoveryDone): ChangeResult {
  const said = recoveryLines(ended).join(' ');
  if (ended.how === 'files' && ended.wouldRun !== '') return notHere(ended.wouldRun);
  return ended.how === 'told' && ended.silent.length > 0
    ? {
        ok: false,
        code: 'itemsFailed',
        detail: `${said} ${words.silent(ended.silent.map(clean).join(', '))}`,
      }
    : done(said);
}

function notDone({ code, detail }: Reason): ChangeResult {
  switch (code) {
    case 'refused':
    case 'timedOut':
      return { ok: false, code, detail };
    default:
      return { ok: false, code: 'xapiDown', detail };
  }
}

function refused(error: PoolRecoveryError): ChangeResult {
  if (error.code === 'xapi') return notDone(error.reason);
  const code = error.code === 'haArmed' ? 'refused' : 'failed';
  return { ok: false, code, detail: recoveryErrorText(error) };
}

/** Changes this host's place in its pool, and reads back what it is then. */
export const changePool = changeEffect('changePool', async ({ recovery }, { session }) => {
  const { applyPoolRecovery } = await operations();
  const ended = await applyPoolRecovery(await session.up(), recovery);
  return ended.ok ? resultOf(ended.value) : refused(ended.error);
});

const laterMs = 3_000;

/** Reads the supporters of this coordinator after a while. It only asks, so anybody may. */
export const followPlaybook: EffectFunction<'followPlaybook'> = {
  guard: 'anybody',
  run: async (_, place) => {
    await pause(laterMs, { ref: false });
    place.controls.send({ kind: 'objects', of: 'playbook', found: await playbookOf(place) });
  },
};

/** Ends the playbook although not all supporters are back. */
export const closePlaybook = changeEffect('closePlaybook', async (_, { host }) => {
  const { closePlaybook: close } = await operations();
  const closed = await close(await host);
  return closed.ok ? done() : failedAt(closed.error);
});

/** Does the work, and says which coordinator the host has then. */
async function withCoordinator(
  place: EffectPlace,
  work: (client: XenApiClient) => Promise<Result<string | null, CallError>>,
): Promise<ChangeResult> {
  const ended = await work(await clientOf(place));
  if (!ended.ok) return failed(ended.error);
  return ended.value === null
    ? { ok: false, code: 'notRead', detail: joinWords.notYet }
    : done(joinWords.now(ended.value));
}

/** Makes this host a supporter of another pool. */
export const joinPool = changeEffect('joinPool', async (request, place) => {
  const { joinPool: join } = await operations();
  const uuid = await place.hostUuid();
  return withCoordinator(place, (client) => join(client, uuid, request));
});

/** Makes another host the coordinator of the pool. */
export const designateCoordinator = changeEffect(
  'designateCoordinator',
  async ({ uuid }, place) => {
    const { designateCoordinator: designate } = await operations();
    return withCoordinator(place, (client) => designate(client, uuid));
  },
);

/** Takes this host out of its pool. It reboots then. */
export const leavePool = changeEffect('leavePool', async (_, place) => {
  const { leavePool: leave } = await operations();
  const left = await leave(await clientOf(place), await place.host, await place.hostUuid());
  return left.ok ? done() : failed(left.error);
});
