import type { ChangeResult } from '../../console/index.js';
import { plannedNames, type NamingPlan, type PortError } from '../../model/index.js';
import { namesWords as words } from '../../text/pages/network/names.js';
import type { EffectPlace } from '../effect-function.js';
import { host } from '../loading.js';
import { changeEffect } from './change.js';
import { done, failedAt } from './change-place.js';

const failed = (error: PortError): ChangeResult =>
  error.code === 'changedMeanwhile'
    ? { ok: false, code: 'refused', detail: words.changedMeanwhile(error.subject) }
    : failedAt(error);

/** Reads the rules back, and says how the ports are called from the next boot on. */
async function readBack(place: EffectPlace, wanted: NamingPlan | null): Promise<ChangeResult> {
  const found = await (await host()).readInterfaceNames(await place.session.up());
  if (!found.known) return { ok: false, code: 'notRead', detail: found.reason.detail };
  const names = plannedNames(found.value);
  const said = words.named(
    found.value.ports.map(({ mac, kernelName }) => [kernelName, names.get(mac) ?? '']),
  );
  const asWanted = wanted?.update.every(({ mac, name }) => names.get(mac) === name) ?? true;
  return asWanted ? done(said) : { ok: false, code: 'partly', detail: said };
}

/** Changes the rules by which the ports get their names at boot. */
export const changeInterfaceNames = changeEffect(
  'changeInterfaceNames',
  async ({ plan }, place) => {
    const room = await host();
    const changed = await room.changeInterfaceNames(await place.session.up(), plan);
    return changed.ok ? readBack(place, plan) : failed(changed.error);
  },
);

/** Puts the rules back as they were before the last change. */
export const undoInterfaceNames = changeEffect('undoInterfaceNames', async (_, place) => {
  const undone = await (await host()).undoInterfaceNames(await place.session.up());
  return undone.ok ? readBack(place, null) : failed(undone.error);
});
