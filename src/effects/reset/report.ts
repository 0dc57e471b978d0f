import type { ChangeResult } from '../../console/index.js';
import type { HostPort } from '../../model/index.js';
import { changeEffect } from '../change/change.js';
import { done } from '../change/change-place.js';
import { host } from '../loading.js';

/** The directory of the support reports, which survives a reboot. */
const reportFolder = '/var/lib/xsconsole/reports';

/** Saves a support report; the result's detail is its path. */
async function save(opened: HostPort, program: string): Promise<ChangeResult> {
  const saved = await (
    await host()
  ).saveSupportReport(opened, reportFolder, { program, now: new Date().toISOString() });
  return saved.ok
    ? done(saved.value.path)
    : { ok: false, code: 'failed', detail: `${saved.error.subject}: ${saved.error.cause}` };
}

/** Saves a support report on the host. */
export const saveReport = changeEffect('saveReport', async (_, place) =>
  save(await place.host, place.program),
);
