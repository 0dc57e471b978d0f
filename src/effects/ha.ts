import type { ChangeResult } from '../console/index.js';
import type { Result } from '../model/index.js';
import { haWords as words } from '../text/pages/ha.js';
import type { CallError } from '../xenapi/index.js';
import { changeEffect } from './change/change.js';
import { done, failed } from './change/change-place.js';
import type { EffectPlace } from './effect-function.js';
import { itemsEffect } from './items.js';
import { operations } from './loading.js';
import { inLocalSession, inSession } from './with-session.js';

/** Reads back what the pool and this host say after the change. */
async function readBack(place: EffectPlace): Promise<ChangeResult> {
  const { readPoolHa } = await operations();
  const pool = await inSession(place, (session) => readPoolHa(session));
  const armed = await (await place.host).system.haArmed();
  const inPool = pool.ok ? (pool.value ? words.on : words.off) : words.notTold;
  const here = armed.known ? (armed.value ? words.armed : words.notArmed) : words.notTold;
  return done(words.got(inPool, here));
}

const outcome = async (
  place: EffectPlace,
  ended: Result<unknown, CallError>,
): Promise<ChangeResult> => (ended.ok ? readBack(place) : failed(ended.error));

/** Turns high availability off, in the pool or on this host alone. */
export const disableHa = changeEffect('disableHa', async ({ where }, place) => {
  const { disablePoolHa, disarmHost } = await operations();
  return where === 'pool'
    ? outcome(place, await inSession(place, (session) => disablePoolHa(session)))
    : outcome(place, await inLocalSession(place, (session) => disarmHost(session)));
});

/** Enters or leaves maintenance mode. */
export const setMaintenance = itemsEffect('setMaintenance', async (session, uuid, { wanted }) => {
  const operation = (await operations()).setMaintenance;
  return operation(session, uuid, wanted);
});
