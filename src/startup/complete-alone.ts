import type { StartupEvent, StartupOutcome } from '../reset/index.js';
import { untilNextLook } from './pause.js';
import type { StartupPorts } from './ports.js';
import { completeNetworkReset } from './sequence.js';

/**
 * Completes the reset, unless another process is at it: then this one waits for its end, and mostly
 * finds nothing left to do. Two at once would wipe what the other has just made.
 */
export async function* completeAlone(
  ports: StartupPorts,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  for (let isAnnounced = false; ; isAnnounced = true) {
    const held = await ports.resets.holdCompletion();
    if (held.ok)
      try {
        return yield* completeNetworkReset(ports);
      } finally {
        await held.value();
      }
    // A disk that takes no lock: the sequence itself says what is wrong with it.
    if (held.error.code !== 'locked') return yield* completeNetworkReset(ports);
    if (!isAnnounced) yield { kind: 'waiting', reason: 'otherProcess', subject: held.error.cause };
    await untilNextLook(ports);
  }
}
