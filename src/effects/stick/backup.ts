import type { ChangeResult } from '../../console/index.js';
import { poolDatabasePath, type Result } from '../../model/index.js';
import { backupWords as words } from '../../text/pages/backup.js';
import { changeEffect } from '../change/change.js';
import { done, failed } from '../change/change-place.js';
import { startXapi } from '../change/xapi-service.js';
import type { EffectFunction, EffectPlace } from '../effect-function.js';
import { operations } from '../loading.js';
import { putOn } from './put-on-stick.js';
import { inSession } from '../with-session.js';

/** How long to wait for XAPI after a restore: so many seconds. */
const mostLooks = 60;

const refused = (detail: string): ChangeResult => ({ ok: false, code: 'failed', detail });

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
  if (!database.ok) return refused(database.error);
  const { backupName, keepBackup } = await operations();
  const host = await place.host;
  const name = backupName(new Date());
  if (to !== null) return putOn(host, to, { name, content: database.value });
  const written = await keepBackup(host.files, name, database.value);
  return written.ok ? done(written.value) : refused(written.error);
});

/** Switches the scheduled backup on or off, and reads it back. */
export const scheduleBackup = changeEffect('scheduleBackup', async ({ schedule }, place) => {
  const { scheduleBackup: set, readBackups } = await operations();
  const { files } = await place.host;
  const written = await set(files, schedule);
  if (!written.ok) return refused(`${written.error.subject}: ${written.error.cause}`);
  const read = await readBackups(files);
  return read.known && read.value.schedule === schedule
    ? done(words.scheduled[schedule])
    : { ok: false, code: 'notRead', detail: '' };
});

/** Waits until XAPI answers again, and counts the VMs that it then has. */
async function readBack(place: EffectPlace): Promise<ChangeResult> {
  const { readVms } = await operations();
  const uuid = await place.hostUuid();
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const vms = await inSession(place, (session) => readVms(session, uuid));
    if (vms.ok) return done(words.restored(vms.value.vms.length));
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return { ok: false, code: 'notRead', detail: words.silent };
}

/** Restores the pool database from a backup. XAPI restarts with it. */
export const restorePool = changeEffect('restorePool', async ({ path }, place) => {
  const { sendDatabase, readBackup } = await operations();
  const host = await place.session.up();
  const backup = await readBackup(host.files, path);
  if (!backup.ok) return refused(backup.error);
  // XAPI checks it first, and is asked to replace nothing until it has found it good.
  const sent = await inSession(place, async (session) => {
    const checked = await sendDatabase(session, backup.value, true);
    return checked.ok ? sendDatabase(session, backup.value, false) : checked;
  });
  if (!sent.ok) return failed(sent.error);
  const restarted = await startXapi(host.machine, 'restart');
  return restarted.ok ? readBack(place) : restarted;
});
