import { retell, type ItemEvent } from '../../model/index.js';
import { describeError, type WireValue, type XenApiSession } from '../../xenapi/index.js';
import { runTask, type TaskOptions } from './task.js';

/** A call of XenAPI: its name and parameters, without the session. */
export type TaskCall = readonly [method: string, params: readonly WireValue[]];

/**
 * Makes a long call that is the work on one item. Yields its progress and its end. `readBack`: what
 * the item is afterwards. Answers whether the call succeeded.
 */
export async function* taskItem(
  session: XenApiSession,
  { id, name }: Pick<ItemEvent, 'id' | 'name'>,
  [method, params]: TaskCall,
  options: TaskOptions,
  readBack: () => Promise<string> = () => Promise.resolve(''),
): AsyncGenerator<ItemEvent, boolean> {
  const event = (state: ItemEvent['state'], detail: string): ItemEvent => ({
    id,
    name,
    state,
    detail,
  });
  yield event('begun', '');
  const task = runTask(session, method, params, options);
  const ended = yield* retell(task, (share) => event('begun', `${Math.floor(share * 100)} %`));
  yield ended.ok ? event('done', await readBack()) : event('failed', describeError(ended.error));
  return ended.ok;
}
