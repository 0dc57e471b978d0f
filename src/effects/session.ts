import type { EffectFunction } from './effect-function.js';

/** Checks a name and a password. */
export const login: EffectFunction<'login'> = {
  guard: 'anybody',
  run: async ({ attempt, user, password }, { session, controls }) => {
    const result = await session.access.logIn(user, password);
    controls.send({ kind: 'loginEnded', attempt, result });
  },
};

/** Gives up the attempt that is being checked. */
export const cancelLogin: EffectFunction<'cancelLogin'> = {
  guard: 'anybody',
  run: (_, { session }) => {
    session.access.cancel();
  },
};

/** Logs the user out. */
export const logout: EffectFunction<'logout'> = {
  guard: 'anybody',
  run: ({ user, why }, { session }) => session.access.loggedOut(user, why),
};
