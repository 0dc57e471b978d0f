import { inventoryOf, type StartupEvent, type StartupOutcome } from '../reset/index.js';
import { hostPaths } from '../model/index.js';
import { makeManagementBond, readHostRef } from '../operations/index.js';
import { bondCheck } from './bond-check.js';
import type { StartupPorts } from './ports.js';
import { readBack, type ReadBackPlace } from './readback.js';

/**
 * What the latest reset asks for beyond the trigger, on a host whose own xapi has taken that: the
 * bond of the management interface. Once: the report is in the journal then. Nothing where no reset
 * asks for it.
 */
export async function* followUp(
  ports: StartupPorts,
  place: ReadBackPlace,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  const nothing = { result: 'nothing' } as const;
  const status = await ports.resets.status();
  if (!status.ok || !status.value.triggerTaken) return nothing;
  const { latest } = status.value;
  if (latest.state !== 'rebooting' && latest.state !== 'awaitingReboot') return nothing;
  const wish = latest.reset.plan.request.bond;
  const uuid = inventoryOf(await ports.files.read(hostPaths.inventory)).installationUuid;
  if (wish === undefined || uuid === '') return nothing;
  const opened = await ports.openSession();
  // XAPI is not up yet: the next run tries again.
  if (!opened.ok) return nothing;
  yield { kind: 'step', step: 'createBond', phase: 'starting', detail: '' };
  try {
    const host = await readHostRef(opened.value, uuid);
    if (!host.ok) return nothing;
    const check = bondCheck(wish, await makeManagementBond(opened.value, host.value, wish));
    yield {
      kind: 'step',
      step: 'createBond',
      phase: check.ok ? 'done' : 'skipped',
      detail: check.got,
    };
  } finally {
    await opened.value.close();
  }
  const report = await readBack(place, latest.reset);
  await ports.resets.recordCompletion(report);
  yield { kind: 'completed', report };
  return { result: 'completed', report };
}
