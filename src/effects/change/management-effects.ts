import type { ChangeResult } from '../../console/index.js';
import { managementTrialWords as words } from '../../text/pages/network/management-trial.js';
import type { EffectFunction } from '../effect-function.js';
import { changeEffect } from './change.js';
import { failed, throughXenApi } from './change-place.js';
import { operations } from '../loading.js';
import { reconfigure, renew } from './management.js';

/** Changes the management interface, and reports each step. */
export const reconfigureManagement = changeEffect(
  'reconfigureManagement',
  async ({ wish, returnWithin }, place) => {
    const { trials } = place.session;
    if (trials.isOpen()) return { ok: false, code: 'failed', detail: words.isOpen };
    const uuid = await place.hostUuid();
    const change = (): Promise<ChangeResult> =>
      reconfigure(place, uuid, wish, {
        failed,
        onStep: (step) => {
          place.controls.send({ kind: 'changeStep', step });
        },
      });
    const former = returnWithin === undefined ? null : await trials.read(uuid);
    if (former?.ok === false) return failed(former.error);
    const result =
      former === null || returnWithin === undefined
        ? await change()
        : await trials.around(
            { uuid, seconds: returnWithin, hasName: wish.hostName !== null },
            former.value,
            change,
          );
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

/** The new management interface stays. */
export const keepManagement: EffectFunction<'keepManagement'> = {
  guard: 'loggedIn',
  run: (_, { session }) => session.trials.keep(),
};

/** The management interface from before the change comes back now. */
export const returnManagement: EffectFunction<'returnManagement'> = {
  guard: 'loggedIn',
  run: (_, { session }) => session.trials.back(),
};
