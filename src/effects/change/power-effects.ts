import { changeEffect } from './change.js';
import type { EffectFunction } from '../effect-function.js';
import { startXapi as start } from './xapi-service.js';

/** The host down, at once or after its VMs. */
export const power = changeEffect('power', async (effect, place) =>
  place.power.down(effect, await place.session.up()),
);

/** No waiting for VMs any more: who may have begun it, or not, it keeps the host up. */
export const stopChange: EffectFunction<'stopChange'> = {
  guard: 'anybody',
  run: (_, place) => {
    place.power.stop();
  },
};

/** XAPI's service started, or stopped and started. */
export const startXapi = changeEffect('startXapi', async ({ how }, { session }) =>
  start((await session.up()).machine, how),
);
