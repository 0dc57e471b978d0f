import { nothingTold } from './look-at-wire.js';
import { runPageName } from './reset/run.js';
import type { Update } from './state.js';

/**
 * Listens on the wire only while the dialogue that asked for it is open, and not during a reset.
 * However the dialogue ends, nothing is sent any more and a port that was switched on goes off.
 */
export function withListening({ state, effects }: Update): Update {
  const { dialogue } = state;
  const asked = effects.findLast(({ kind }) => kind === 'lookAtWire' || kind === 'stopLooking');
  const wire =
    asked?.kind === 'lookAtWire'
      ? ({ kind: 'wire', question: asked.question, ...nothingTold } as const)
      : asked === undefined
        ? state.wire
        : null;
  return wire !== null && (dialogue === null || dialogue.page.name === runPageName)
    ? { state: { ...state, wire: null }, effects: [{ kind: 'stopLooking' }, ...effects] }
    : wire === state.wire
      ? { state, effects }
      : { state: { ...state, wire }, effects };
}
