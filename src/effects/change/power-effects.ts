import { changeEffect } from './change.js';
import type { EffectFunction } from '../effect-function.js';
import { startXapiService } from './xapi-service.js';

/** Takes the host down, at once or after its VMs. */
export const power = changeEffect('power', (effect, place) =>
  place.power.down(effect, place.session.up()),
);

/** Stops waiting for VMs. Anybody may do this, because it keeps the host up. */
export const stopChange: EffectFunction<'stopChange'> = {
  guard: 'anybody',
  isAfterEarlier: true,
  run: (_, place) => {
    place.power.stop();
  },
};

/** Starts XAPI's service, or stops and starts it. */
export const startXapi = changeEffect('startXapi', async ({ how }, { session }) =>
  startXapiService((await session.up()).machine, how),
);
