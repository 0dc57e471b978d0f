import { changeWords } from '../../text/index.js';
import { err } from '../../model/index.js';
import { backupListWords as words } from '../../text/pages/backup/list.js';
import { changeEffect } from '../change/change.js';
import { done, failedFor } from '../change/change-place.js';
import type { EffectFunction } from '../effect-function.js';
import { operations } from '../loading.js';
import { putOn, stickFailed } from './put-on-stick.js';

/** How the names of backups end. */
const ending = '.xml';

/** Lists the backups on a stick. That mounts it, so it needs a login. */
export const readStick: EffectFunction<'readStick'> = {
  guard: 'loggedIn',
  refused: ({ stick: { device } }) => ({
    kind: 'stickRead',
    device,
    found: err({ code: 'here', detail: changeWords.failed.notLoggedIn }),
  }),
  run: async ({ stick }, { host, controls }) => {
    const found = await (await host).sticks.files(stick, ending);
    controls.send({ kind: 'stickRead', device: stick.device, found });
  },
};

/** Copies a backup of this host to a stick. */
export const copyBackup = changeEffect('copyBackup', async ({ path, to }, place) => {
  const { readBackup } = await operations();
  const host = await place.host;
  const backup = await readBackup(host.files, path);
  if (!backup.ok) return failedFor(backup.error);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return putOn(host, to, { name, content: backup.value });
});

/** Copies a backup from a stick to this host, if it is one. */
export const takeBackup = changeEffect('takeBackup', async ({ from, name }, place) => {
  const { isBackup, keepBackup } = await operations();
  const { files, sticks } = await place.host;
  const text = await sticks.text(from, name);
  if (!text.ok) return stickFailed(text.error);
  if (!isBackup(text.value)) return failedFor(words.noBackup);
  const kept = await keepBackup(files, name, text.value);
  return kept.ok ? done(kept.value) : failedFor(kept.error);
});
