import type { ChangeResult } from '../console/index.js';
import type { Result } from '../model/index.js';
import { joinWords as words } from '../text/pages/resource/join.js';
import type { CallError, XenApiClient } from '../xenapi/index.js';
import { changeEffect } from './change/change.js';
import { done, failed } from './change/change-place.js';
import type { EffectPlace } from './effect-function.js';
import { operations, xenapi } from './loading.js';
import { targetOf } from './with-session.js';

/** Does the work, and says which coordinator the host has then. */
async function withCoordinator(
  place: EffectPlace,
  work: (client: XenApiClient) => Promise<Result<string | null, CallError>>,
): Promise<ChangeResult> {
  const { connect } = await xenapi();
  const ended = await work(connect(await targetOf(place)));
  if (!ended.ok) return failed(ended.error);
  return ended.value === null
    ? { ok: false, code: 'notRead', detail: words.notYet }
    : done(words.now(ended.value));
}

/** Makes this host a supporter of another pool. */
export const joinPool = changeEffect('joinPool', async (wish, place) => {
  const { joinPool: join } = await operations();
  const uuid = await place.hostUuid();
  return withCoordinator(place, (client) => join(client, uuid, wish));
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
  const [{ connect }, { leavePool: leave }] = await Promise.all([xenapi(), operations()]);
  const client = connect(await targetOf(place));
  const left = await leave(client, await place.host, await place.hostUuid());
  return left.ok ? done() : failed(left.error);
});
