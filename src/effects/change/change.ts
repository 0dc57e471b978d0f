import type { ChangeResult, Effect } from '../../console/index.js';
import type { EffectFunction, EffectOf, EffectPlace } from '../effect-function.js';

/**
 * An effect that changes the host. It needs a login, and a `changed` event tells how it ended.
 * `answer` null: it was stopped, and nobody waits for its end.
 */
export function changeEffect<K extends Effect['kind']>(
  kind: K,
  answer: (effect: EffectOf<K>, place: EffectPlace) => Promise<ChangeResult | null>,
): EffectFunction<K> {
  return {
    guard: 'loggedIn',
    isChange: true,
    refused: (effect) => ({
      kind: 'changed',
      change: kind,
      of: effect,
      result: { ok: false, code: 'notLoggedIn', detail: '' },
    }),
    run: async (effect, place) => {
      const result = await answer(effect, place);
      if (result !== null)
        place.controls.send({ kind: 'changed', change: kind, of: effect, result });
    },
  };
}
