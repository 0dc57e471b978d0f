import type { ChangeResult, Effect } from '../console/index.js';
import { ok, type ItemEvent } from '../model/index.js';
import type { XenApiSession } from '../xenapi/index.js';
import { changeEffect } from './change/change.js';
import { done, failed } from './change/change-place.js';
import type { EffectFunction, EffectOf } from './effect-function.js';
import { inSession } from './with-session.js';

/** Work in a session that yields the state of each thing. */
type Work<K extends Effect['kind']> = (
  session: XenApiSession,
  uuid: string,
  effect: EffectOf<K>,
) => Promise<AsyncIterable<ItemEvent>>;

/**
 * An effect that works on several things through XenAPI. Each thing reports its state as it
 * changes. The change fails if any thing failed.
 */
export function itemsEffect<K extends Effect['kind']>(kind: K, work: Work<K>): EffectFunction<K> {
  return changeEffect(kind, async (effect, place): Promise<ChangeResult> => {
    const uuid = await place.hostUuid();
    const refused: string[] = [];
    const ended = await inSession(place, async (session) => {
      for await (const item of await work(session, uuid, effect)) {
        if (item.state === 'failed') refused.push(item.id);
        place.controls.send({ kind: 'itemStep', change: kind, of: effect, ...item });
      }
      return ok(undefined);
    });
    if (!ended.ok) return failed(ended.error);
    return refused.length > 0 ? { ok: false, code: 'itemsFailed', detail: '' } : done();
  });
}
