import { poolDatabasePath, type Result } from '../../model/index.js';
import { changeEffect } from '../change/change.js';
import { done, failed, failedFor } from '../change/change-place.js';
import { startXapiService } from '../change/xapi-service.js';
import type { EffectFunction, EffectPlace } from '../effect-function.js';
import { operations } from '../loading.js';
import { countVms } from './count-vms.js';
import { putOn } from '../stick/put-on-stick.js';
import { inSession } from '../with-session.js';

/** The present pool database: from XAPI, or its file while XAPI does not answer. */
async function presentDatabase(place: EffectPlace): Promise<Result<string, string>> {
  const { fetchDatabase, describeError, readBackup } = await operations();
  const told = await inSession(place, (session) => fetchDatabase(session));
  if (told.ok) return told;
  const { files } = await place.host;
  const stored = await readBackup(files, poolDatabasePath);
  return stored.ok ? stored : { ok: false, error: describeError(told.error) };
}

/** Compares a backup with the present pool database. */
export const compareBackup: EffectFunction<'compareBackup'> = {
  guard: 'anybody',
  run: async ({ path }, place) => {
    const { compareBackup: compare, readBackup } = await operations();
    const { files } = await place.host;
    const [backup, present] = [await readBackup(files, path), await presentDatabase(place)];
    const found = !backup.ok
      ? backup
      : !present.ok
        ? present
        : compare(backup.value, present.value);
    place.controls.send({ kind: 'backupCompared', path, found });
  },
};

/** Backs the pool database up into a file of this host or of a stick. */
export const backUpPool = changeEffect('backUpPool', async ({ to }, place) => {
  const database = await presentDatabase(place);
  if (!database.ok) return failedFor(database.error);
  const { backupName, keepBackup } = await operations();
  const host = await place.host;
  const name = backupName(new Date());
  if (to !== null) return putOn(host, to, { name, content: database.value });
  const written = await keepBackup(host.files, name, database.value);
  return written.ok ? done(written.value) : failedFor(written.error);
});

/** Restores the pool database from a backup. XAPI restarts with it. */
export const restorePool = changeEffect('restorePool', async ({ path }, place) => {
  const { sendDatabase, readBackup } = await operations();
  const host = await place.session.up();
  const backup = await readBackup(host.files, path);
  if (!backup.ok) return failedFor(backup.error);
  // XAPI checks it first, and is asked to replace nothing until it has found it good.
  const sent = await inSession(place, async (session) => {
    const checked = await sendDatabase(session, backup.value, true);
    return checked.ok ? sendDatabase(session, backup.value, false) : checked;
  });
  if (!sent.ok) return failed(sent.error);
  const restarted = await startXapiService(host.machine, 'restart');
  return restarted.ok ? countVms(place) : restarted;
});
