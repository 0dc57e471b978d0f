import type { ChangeResult } from '../../console/index.js';
import type { HostPort, Stick } from '../../model/index.js';
import { changeEffect } from '../change/change.js';
import { done, failedAt } from '../change/change-place.js';
import { host } from '../loading.js';
import { putOn } from '../stick/put-on-stick.js';

/** The directory of the support reports, which survives a reboot. */
const reportFolder = '/var/lib/xsconsole/reports';

/** Saves a support report; the result's detail is its path. */
async function save(opened: HostPort, program: string): Promise<ChangeResult> {
  const saved = await (
    await host()
  ).saveSupportReport(opened, reportFolder, { program, now: new Date().toISOString() });
  return saved.ok ? done(saved.value.path) : failedAt(saved.error);
}

/** Saves it on a stick; the result's detail names both. */
async function saveOn(stick: Stick, opened: HostPort, program: string): Promise<ChangeResult> {
  const { makeSupportReport } = await host();
  const made = await makeSupportReport(opened, { program, now: new Date().toISOString() });
  return made.ok ? putOn(opened, stick, made.value) : failedAt(made.error);
}

/** Saves a support report on the host or a stick. */
export const saveReport = changeEffect('saveReport', async ({ to }, place) =>
  to === null ? save(await place.host, place.program) : saveOn(to, await place.host, place.program),
);
