import type { StartupEvent, StartupOutcome } from '../reset/index.js';
import { looksAtXapi, triggerTakenByXapi } from './await-xapi.js';
import { followUp } from './follow-up.js';
import type { StartupPorts } from './ports.js';
import type { ReadBackPlace } from './readback.js';
import { rebuildIfAwaited } from './then-rebuild.js';

/**
 * The start-up on a host whose own xapi knows the trigger: xapi completes the reset, and two at
 * once would undo each other's work, so this never resets. It waits, checks what came of it,
 * reports, and does what the reset asked for beyond the trigger.
 */
export async function* completedByXapi(
  ports: StartupPorts,
  place: ReadBackPlace,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  yield* triggerTakenByXapi(ports);
  const outcome = yield* followUp(ports, place, true);
  yield* rebuildIfAwaited(ports, looksAtXapi);
  return outcome;
}
