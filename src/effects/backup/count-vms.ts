import type { ChangeResult } from '../../console/index.js';
import { lookUntil } from '../../model/index.js';
import { backupListWords as words } from '../../text/pages/backup/list.js';
import { done } from '../change/change-place.js';
import type { EffectPlace } from '../effect-function.js';
import { operations } from '../loading.js';
import { inSession } from '../with-session.js';

/** How long to wait for XAPI after a restore. */
const restartLooks = { everyMs: 1_000, most: 60 } as const;

/** Waits until XAPI answers again, and counts the VMs that it then has. */
export async function countVms(place: EffectPlace): Promise<ChangeResult> {
  const { readVms } = await operations();
  const uuid = await place.hostUuid();
  const vms = await lookUntil(
    () => inSession(place, (session) => readVms(session, uuid)),
    (read) => read.ok,
    restartLooks,
  );
  return vms.ok
    ? done(words.restored(vms.value.vms.length))
    : { ok: false, code: 'notRead', detail: words.silent };
}
