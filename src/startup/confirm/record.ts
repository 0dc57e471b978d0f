import {
  recordWaitStep,
  type OpenWait,
  type StartupEvent,
  type WaitEvent,
} from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';

/** Records a step of the wait, and reports it only if it counts. Answers whether it does. */
export async function* record(
  { resets }: Pick<StartupPorts, 'resets'>,
  { reset, minutes }: OpenWait,
  wait: WaitEvent,
): AsyncGenerator<StartupEvent, boolean> {
  const noted = await recordWaitStep(resets, reset.plan.id, wait);
  if (!noted.ok || !noted.value) return false;
  yield { kind: 'confirmWait', wait, minutes };
  return true;
}
