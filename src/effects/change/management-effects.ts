import { errorText } from '../../text/index.js';
import type { ChangeResult } from '../../console/index.js';
import { managementTrialWords as words } from '../../text/pages/network/management-trial.js';
import { err, ok, type Result } from '../../model/index.js';
import type { EffectFunction } from '../effect-function.js';
import { changeEffect } from './change.js';
import { failed, failedFor, throughXenApi } from './change-place.js';
import { host, operations } from '../loading.js';
import { reconfigure, renew } from './management.js';

/** Changes the management interface, and reports each step. */
export const reconfigureManagement = changeEffect(
  'reconfigureManagement',
  async ({ request: asked, returnWithin }, place) => {
    const { trials } = place.session;
    const uuid = await place.hostUuid();
    const change = (): Promise<ChangeResult> =>
      reconfigure(place, uuid, asked, {
        failed,
        onStep: (step) => {
          place.controls.send({ kind: 'changeStep', step });
        },
      });
    const result = await (async (): Promise<Result<ChangeResult, string>> => {
      if (returnWithin === undefined)
        return (await trials.isOpen()) ? err(words.isOpen) : ok(await change());
      const trial = { seconds: returnWithin, hasName: asked.hostName !== null };
      return trials.around(trial, change);
    })();
    if (!result.ok) return failedFor(result.error);
    // The supporters of a coordinator look for it at its former address.
    const { openPlaybook } = await operations();
    const kept = await openPlaybook(await place.host);
    if (!kept.ok) await place.session.log.write('warning', errorText(kept.error));
    return result.value;
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
  refused: null,
  run: async ({ by }, { session }) =>
    session.trials.keep((await host()).initiatorOf('console', '', by).user),
};

/** The management interface from before the change comes back now. */
export const returnManagement: EffectFunction<'returnManagement'> = {
  guard: 'loggedIn',
  refused: null,
  run: (_, { session }) => session.trials.back(),
};
