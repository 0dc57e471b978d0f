import type { ChangeResult } from '../../console/index.js';
import { backupListWords as words } from '../../text/pages/backup/list.js';
import { done } from '../change/change-place.js';
import type { EffectPlace } from '../effect-function.js';
import { operations } from '../loading.js';
import { inSession } from '../with-session.js';

/** How long to wait for XAPI after a restore: so many seconds. */
const mostLooks = 60;

/** Waits until XAPI answers again, and counts the VMs that it then has. */
export async function countVms(place: EffectPlace): Promise<ChangeResult> {
  const { readVms } = await operations();
  const uuid = await place.hostUuid();
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const vms = await inSession(place, (session) => readVms(session, uuid));
    if (vms.ok) return done(words.restored(vms.value.vms.length));
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return { ok: false, code: 'notRead', detail: words.silent };
}
