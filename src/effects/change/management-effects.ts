import { changeEffect } from './change.js';
import { failed, throughXenApi } from './change-place.js';
import { operations } from '../loading.js';
import { reconfigure, renew } from './management.js';

/** The management interface configured anew; its steps are told. */
export const reconfigureManagement = changeEffect(
  'reconfigureManagement',
  async ({ wish }, place) =>
    reconfigure(place, await place.hostUuid(), wish, {
      failed,
      onStep: (step) => {
        place.controls.send({ kind: 'changeStep', step });
      },
    }),
);

/** A fresh DHCP lease. */
export const renewLease = changeEffect('renewLease', async (_, place) =>
  renew(place, await place.hostUuid(), failed),
);

/** The host left without a management interface. */
export const disableManagement = changeEffect('disableManagement', (_, place) =>
  throughXenApi(place, async (session) => (await operations()).disableManagement(session)),
);
