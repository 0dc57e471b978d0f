import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../../model/index.js';
import {
  asFloat,
  asMap,
  asString,
  asStrings,
  type CallOptions,
  type WireValue,
  type XenApiSession,
} from '../../xenapi/index.js';
import { apiError, call, type OperationError } from '../call.js';

/** How a task is waited for. */
export interface TaskOptions extends CallOptions {
  /** Between two looks at it; a stand-in for tests. */
  readonly pause?: (ms: number) => Promise<void>;
}

const lookEveryMs = 500;

/**
 * A call that takes long, as a task of the server (`Async.`), so that no connection has to last as
 * long as the work. Yields how much of it is done (0 to 1) when that has changed. The task's own
 * error ends it.
 */
export async function* runTask(
  session: XenApiSession,
  method: string,
  params: readonly WireValue[],
  { pause = (ms: number) => wait(ms), ...limits }: TaskOptions,
): AsyncGenerator<number, Result<void, OperationError>> {
  const begun = await call(session, `Async.${method}`, params, limits);
  if (!begun.ok) return err({ ...begun.error, method });
  const task = asString(begun.value);
  let told = 0;
  for (;;) {
    const looked = await call(session, 'task.get_record', [task], limits);
    if (!looked.ok) return err({ ...looked.error, method });
    const record = asMap(looked.value);
    const status = asString(record['status']);
    if (status === 'success' || status === 'failure' || status === 'cancelled') {
      // It would be forgotten by itself after a while: trouble with that is none.
      await session.call('task.destroy', [task], limits);
      if (status === 'success') return ok(undefined);
      const [code = 'TASK_CANCELLED', ...more] = asStrings(record['error_info']);
      return err(apiError(method, status === 'cancelled' ? 'TASK_CANCELLED' : code, ...more));
    }
    const progress = asFloat(record['progress']);
    if (progress > told) yield (told = progress);
    await pause(lookEveryMs);
  }
}
