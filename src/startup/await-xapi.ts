import type { StartupEvent } from '../reset/index.js';
import { lookAtWait } from './confirm/look.js';
import { untilNextLook } from './pause.js';
import type { StartupPorts } from './ports.js';
import { xapiAnswersNow } from './sessions.js';

/**
 * How often we try to log in to XAPI when there is also something to do without it: for ten
 * minutes.
 */
export const looksAtXapi = 300;

/**
 * Waits until the host's own xapi has taken the trigger, which it does at the end of the reset.
 * There is no deadline, because a supporter that has lost its coordinator gets to it only when the
 * coordinator is back. Meanwhile the time for a confirmation goes on. Answers false when the xapi
 * no longer `looksThere`: an upgrade has put one there that looks elsewhere, and never takes it.
 */
export async function* triggerTakenByXapi(
  ports: StartupPorts,
  looksThere: () => Promise<boolean>,
): AsyncGenerator<StartupEvent, boolean> {
  const path = ports.profile.triggerPath;
  for (
    let isAnnounced = false;
    (await ports.files.read(path)).state !== 'absent';
    isAnnounced = true
  ) {
    if (!(await looksThere())) return false;
    if (!isAnnounced) yield { kind: 'waiting', reason: 'triggerTaken', subject: path };
    yield* lookAtWait(ports);
    await untilNextLook(ports);
  }
  return true;
}

/**
 * Waits until we can log in to XAPI. Its unit reports that it has started long before that. `looks`
 * is the greatest number of attempts.
 */
export async function* xapiAnswers(
  ports: StartupPorts,
  looks = Infinity,
): AsyncGenerator<StartupEvent> {
  for (let look = 0; look < looks; look += 1) {
    if (await xapiAnswersNow(ports)) return;
    if (look === 0) yield { kind: 'waiting', reason: 'xapiAnswers', subject: ports.xapi };
    yield* lookAtWait(ports);
    await untilNextLook(ports);
  }
}
