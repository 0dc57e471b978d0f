import { retell } from '../../model/index.js';
import type { StartupEvent } from '../../reset/index.js';
import { untilNextLook } from '../pause.js';
import type { StartupPorts } from '../ports.js';
import { xapiAnswersNow } from '../sessions.js';
import { rebuildIfAwaited } from '../then-rebuild.js';
import { lookAtTrial } from './look-at-trial.js';
import { lookAtWait } from './look.js';

/** So many looks in a row find no XAPI: it does not come back by itself. */
const silentLooks = 3;

/** How to follow a wait. */
export interface FollowOptions {
  /** Go on looking while the report is not written; otherwise the next start looks again. */
  readonly waits: boolean;
  /**
   * Leave a change on trial to the next start of XAPI when XAPI is gone. That is for an embedded
   * host: its XAPI looks at a trial when it starts.
   */
  readonly leavesSilent?: boolean;
  /** True while another process follows the wait, so that this one leaves it alone. */
  readonly leaves?: () => boolean;
  /** True when the process ends: the next look is left to the next start. */
  readonly stopped?: () => boolean;
}

/**
 * Follows the wait for a confirmation, of a reset or of a change on trial, until it is over: the
 * operator confirms, or the former configuration returns. It ends at once when nothing waits. The
 * rebuild that the reset asks for comes first, because the time counts for what the reset has made
 * in the end.
 */
export async function* confirmOrReturn(
  ports: StartupPorts,
  { waits, leavesSilent = false, leaves = () => false, stopped = () => false }: FollowOptions,
): AsyncGenerator<StartupEvent> {
  let postponed = false;
  let silent = 0;
  while (!stopped()) {
    if (leaves()) {
      await untilNextLook(ports);
      continue;
    }
    yield* rebuildIfAwaited(ports);
    const wait = yield* retell(lookAtWait(ports), (event) => {
      // A return that has to wait is told once.
      const wasPostponed = postponed;
      postponed = event.kind === 'returnPostponed';
      return postponed && wasPostponed ? null : event;
    });
    const trial = yield* lookAtTrial(ports);
    const ends = wait === 'over' || (wait === 'notBegun' && !waits);
    silent = leavesSilent && !(await xapiAnswersNow(ports)) ? silent + 1 : 0;
    if (ends && (trial === 'over' || silent === silentLooks)) return;
    await untilNextLook(ports);
  }
}
