import { changeEffect } from './change.js';
import { failed, throughXenApi } from './change-place.js';
import { operations } from '../loading.js';
import { reconfigure, renew } from './management.js';

/** Changes the management interface, and reports each step. */
export const reconfigureManagement = changeEffect(
  'reconfigureManagement',
  async ({ wish }, place) => {
    const result = await reconfigure(place, await place.hostUuid(), wish, {
      failed,
      onStep: (step) => {
        place.controls.send({ kind: 'changeStep', step });
      },
    });
    // The supporters of a coordinator look for it at its former address.
    const { openPlaybook } = await operations();
    await openPlaybook(await place.host);
    return result;
  },
);

/** Gets a new DHCP lease for the management interface. */
export const renewLease = changeEffect('renewLease', async (_, place) =>
  renew(place, await place.hostUuid(), failed),
);

/** Leaves the host without a management interface. */
export const disableManagement = changeEffect('disableManagement', (_, place) =>
  throughXenApi(place, async (session) => (await operations()).disableManagement(session)),
);
