import type { OpenWait, StartupEvent, WaitEvent } from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';

/** Records a step of the wait, and reports it only if it counts. Answers whether it does. */
export async function* record(
  { resets }: Pick<StartupPorts, 'resets'>,
  { reset, minutes }: OpenWait,
  wait: WaitEvent,
): AsyncGenerator<StartupEvent, boolean> {
  const noted = await resets.recordWait(reset.plan.id, wait);
  const status = noted.ok ? await resets.status() : noted;
  const now = status.ok
    ? status.value.history.find(({ plan }) => plan.id === reset.plan.id)?.wait
    : undefined;
  if (now?.state !== wait.state) return false;
  yield { kind: 'confirmWait', wait, minutes };
  return true;
}
