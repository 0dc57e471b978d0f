import type { EffectFunction } from './effect-function.js';

/** Who wants to log in checked. */
export const login: EffectFunction<'login'> = {
  guard: 'anybody',
  run: async ({ attempt, user, password }, { session, controls }) => {
    const result = await session.access.logIn(user, password);
    controls.send({ kind: 'loginEnded', attempt, result });
  },
};

/** The check given up. */
export const cancelLogin: EffectFunction<'cancelLogin'> = {
  guard: 'anybody',
  run: (_, { session }) => {
    session.access.cancel();
  },
};

/** Who is logged in logged out. */
export const logout: EffectFunction<'logout'> = {
  guard: 'anybody',
  run: ({ user, why }, { session }) => session.access.loggedOut(user, why),
};
