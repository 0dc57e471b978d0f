import type { EffectFunction } from '../effect-function.js';

/** What was kept and what is there: that changes nothing. */
export const readRebuild: EffectFunction<'readRebuild'> = {
  guard: 'anybody',
  run: (_, place) => place.session.rebuilding.read(place),
};

/** What a reset has wiped made again. */
export const rebuild: EffectFunction<'rebuild'> = {
  guard: 'loggedIn',
  run: (effect, place) => place.session.rebuilding.run(place, effect),
};

/** A rebuild ended before its next item. */
export const stopRebuild: EffectFunction<'stopRebuild'> = {
  guard: 'anybody',
  run: (_, { session }) => {
    session.rebuilding.stop();
  },
};
