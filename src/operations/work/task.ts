import { bestEffort, err, ok, pause as wait, type Pause, type Result } from '../../model/index.js';
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

/** Options for waiting for a task. */
export interface TaskOptions extends CallOptions {
  /** Waits between two checks; tests replace it. */
  readonly pause?: Pause;
}

const lookEveryMs = 500;

/**
 * Runs a long call as a task of the server (`Async.`), so that no connection has to last that long.
 * Yields the progress (0 to 1) when it has changed. If the task fails, answers the task's own
 * error.
 */
export async function* runTask(
  session: XenApiSession,
  method: string,
  params: readonly WireValue[],
  { pause = wait, ...limits }: TaskOptions,
): AsyncGenerator<number, Result<void, OperationError>> {
  const begun = await call(session, `Async.${method}`, params, limits);
  if (!begun.ok) return err({ ...begun.error, method });
  const task = asString(begun.value);
  let lastProgress = 0;
  for (;;) {
    const looked = await call(session, 'task.get_record', [task], limits);
    if (!looked.ok) return err({ ...looked.error, method });
    const record = asMap(looked.value);
    const status = asString(record['status']);
    if (status === 'success' || status === 'failure' || status === 'cancelled') {
      // The server forgets the task after a while anyway, so an error here does not matter.
      bestEffort(await session.call('task.destroy', [task], limits));
      if (status === 'success') return ok(undefined);
      const [code = 'TASK_CANCELLED', ...more] = asStrings(record['error_info']);
      return err(apiError(method, status === 'cancelled' ? 'TASK_CANCELLED' : code, ...more));
    }
    const progress = asFloat(record['progress']);
    if (progress > lastProgress) yield (lastProgress = progress);
    await pause(lookEveryMs);
  }
}
