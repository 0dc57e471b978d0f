import type { ChangeResult } from '../../console/index.js';
import { changeEffect } from './change.js';
import { done, failedAt, failedFor } from './change-place.js';
import type { EffectPlace } from '../effect-function.js';
import { host } from '../loading.js';

async function save(place: EffectPlace, minutes: number): Promise<ChangeResult> {
  const { files } = await place.host;
  const saved = await (await host()).changeSettings(files, { autoLogoutMinutes: minutes });
  if (saved.ok) return done();
  return 'cause' in saved.error ? failedAt(saved.error) : failedFor(saved.error.code);
}

/** Saves the console's settings. It reports those in force before it reports the end. */
export const saveSettings = changeEffect('saveSettings', async ({ settings }, place) => {
  const result = await save(place, settings.autoLogoutMinutes);
  place.controls.send({ kind: 'settings', settings: await place.session.readSettings() });
  return result;
});
