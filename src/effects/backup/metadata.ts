import { changeWords } from '../../text/index.js';
import { err, type RestorePreview, type PortError, type Result } from '../../model/index.js';
import { metadataWords as words } from '../../text/pages/backup/metadata.js';
import { changeEffect } from '../change/change.js';
import { causeLine, done, failedAt } from '../change/change-place.js';
import type { EffectFunction, EffectPlace } from '../effect-function.js';
import { operations } from '../loading.js';
import { readInSession } from '../with-session.js';
import { countVms } from './count-vms.js';

/** A result whose error is told in one line. */
const lineOf = <T>(result: Result<T, PortError>): Result<T, string> =>
  result.ok ? result : { ok: false, error: causeLine(result.error) };

/** Switches the scheduled backup on or off, and reads it back. */
export const scheduleBackup = changeEffect('scheduleBackup', async ({ schedule }, { host }) => {
  const { backup } = await host;
  const set = await backup.setSchedule(schedule);
  if (!set.ok) return failedAt(set.error);
  const { when, maker } = await backup.schedule();
  return when === schedule
    ? done(words.scheduled(schedule, maker))
    : { ok: false, code: 'notRead', detail: '' };
});

/** Backs VM metadata up into an SR by the host's own tool. */
export const backUpMetadata = changeEffect('backUpMetadata', async ({ sr }, { host }) => {
  const made = await (await host).backup.backUp(sr);
  return made.ok ? done(words.newest(made.value)) : failedAt(made.error);
});

/** Lists the backups in an SR. Its disk is plugged for that, so it needs a login. */
export const readMetadata: EffectFunction<'readMetadata'> = {
  guard: 'loggedIn',
  refused: ({ sr }) => ({
    kind: 'metadataRead',
    sr,
    found: err(changeWords.failed.notLoggedIn),
  }),
  run: async ({ sr }, { host, controls }) => {
    const found = lineOf(await (await host).backup.list(sr));
    controls.send({ kind: 'metadataRead', sr, found });
  },
};

/** The names of the pool's halted VMs that a backup has too; null: XAPI does not say. */
async function haltedOf(
  place: EffectPlace,
  uuids: readonly string[],
): Promise<RestorePreview['halted']> {
  const { readHaltedVms } = await operations();
  const found = await readInSession(place, (session) => readHaltedVms(session, uuids));
  return found.known ? found.value : null;
}

/** Tries a restore without changing anything. */
export const tryMetadata: EffectFunction<'tryMetadata'> = {
  guard: 'loggedIn',
  refused: ({ request: asked }) => ({
    kind: 'metadataTried',
    request: asked,
    found: err(changeWords.failed.notLoggedIn),
  }),
  run: async ({ request: asked }, place) => {
    const tried = lineOf(await (await place.host).backup.restore(asked, true));
    const found = tried.ok
      ? {
          ok: true as const,
          value: { ...tried.value, halted: await haltedOf(place, tried.value.vms) },
        }
      : tried;
    place.controls.send({ kind: 'metadataTried', request: asked, found });
  },
};

/** Restores VM metadata, and says what the pool knows then. */
export const restoreMetadata = changeEffect(
  'restoreMetadata',
  async ({ request: asked }, place) => {
    const restored = await (await place.host).backup.restore(asked, false);
    if (!restored.ok) return failedAt(restored.error);
    const now = await countVms(place);
    const detail = [words.sums(restored.value), ...restored.value.said, now.detail].join(' ');
    return restored.value.refused === 0 && now.ok
      ? done(detail)
      : { ok: false, code: now.ok ? 'partly' : 'notRead', detail };
  },
);
