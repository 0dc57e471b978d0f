import { err } from '../../model/index.js';
import { changeWords } from '../../text/index.js';
import type { EffectFunction } from '../effect-function.js';

/** Reads what was kept and what there is now. It changes nothing, so it needs no login. */
export const readRebuild: EffectFunction<'readRebuild'> = {
  guard: 'anybody',
  run: (_, place) => place.session.rebuilding.read(place),
};

/** Reads what undoing the last reset would bring back. It changes nothing either. */
export const readUndo: EffectFunction<'readUndo'> = {
  guard: 'anybody',
  run: (_, place) => place.session.rebuilding.readUndo(place),
};

/** Recreates what a reset removed. */
export const rebuild: EffectFunction<'rebuild'> = {
  guard: 'loggedIn',
  refused: () => ({ kind: 'rebuildEnded', result: err(changeWords.failed.notLoggedIn) }),
  run: (effect, place) => place.session.rebuilding.run(place, effect),
};

/** Ends a rebuild before its next item. */
export const stopRebuild: EffectFunction<'stopRebuild'> = {
  guard: 'anybody',
  isAfterEarlier: true,
  run: (_, { session }) => {
    session.rebuilding.stop();
  },
};
