import type { StartupEvent } from '../../reset/index.js';
import { untilNextLook } from '../pause.js';
import type { StartupPorts } from '../ports.js';
import { rebuildIfAwaited } from '../then-rebuild.js';
import { lookAtWait } from './look.js';

/** How to follow a wait. */
export interface FollowOptions {
  /** Go on looking while the report is not written; otherwise the next start looks again. */
  readonly waits: boolean;
  /** True when the process ends: the next look is left to the next start. */
  readonly stopped?: () => boolean;
}

/**
 * Follows the wait for a confirmation until it is over: the operator confirms, or the former
 * configuration returns. It ends at once when nothing waits. The rebuild that the reset asks for
 * comes first, because the time counts for what the reset has made in the end.
 */
export async function* confirmOrReturn(
  ports: StartupPorts,
  { waits, stopped = () => false }: FollowOptions,
): AsyncGenerator<StartupEvent> {
  let postponed = false;
  while (!stopped()) {
    yield* rebuildIfAwaited(ports);
    const look = lookAtWait(ports);
    let next = await look.next();
    for (; next.done !== true; next = await look.next()) {
      // A return that has to wait is told once.
      const isPostponed = next.value.kind === 'returnPostponed';
      if (!isPostponed || !postponed) yield next.value;
      postponed = isPostponed;
    }
    if (next.value === 'over' || (next.value === 'notBegun' && !waits)) return;
    await untilNextLook(ports);
  }
}
