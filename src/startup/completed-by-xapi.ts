import type { StartupEvent, StartupOutcome } from '../reset/index.js';
import { looksAtXapi, triggerTakenByXapi } from './await-xapi.js';
import { followUp } from './follow-up.js';
import type { StartupPorts } from './ports.js';
import type { ReadBackPlace } from './readback.js';
import { rebuildIfAwaited } from './then-rebuild.js';

/**
 * The start-up on a host whose own xapi completes the reset. This never resets itself, because two
 * resets at once would undo each other's work. It waits for xapi, checks the result, reports it,
 * and does what the reset asks for beyond the trigger. Null when the xapi no longer `looksThere`.
 */
export async function* completedByXapi(
  ports: StartupPorts,
  place: ReadBackPlace,
  looksThere: () => Promise<boolean>,
): AsyncGenerator<StartupEvent, StartupOutcome | null> {
  if (!(yield* triggerTakenByXapi(ports, looksThere))) return null;
  const outcome = yield* followUp(ports, place, true);
  yield* rebuildIfAwaited(ports, looksAtXapi);
  return outcome;
}
