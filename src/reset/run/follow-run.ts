import { finish } from '../../model/index.js';
import type { ResetPlan } from '../plan/plan.js';
import type { RunEvent } from './event.js';
import type { Resets } from './resets.js';

/**
 * Tells each event of a run as it comes, with the plan that it belongs to, and answers how the run
 * ended. The plan is `given` for a run that begins; otherwise it is in the journal.
 */
export function followRun<Outcome>(
  run: AsyncGenerator<RunEvent, Outcome>,
  resets: Pick<Resets, 'status'>,
  tell: (event: RunEvent, plan: ResetPlan | undefined) => void,
  given?: ResetPlan,
): Promise<Outcome> {
  return finish(run, async (event) => {
    tell(event, given ?? (await planIn(resets, event.planId)));
  });
}

async function planIn(
  resets: Pick<Resets, 'status'>,
  planId: string,
): Promise<ResetPlan | undefined> {
  const status = await resets.status();
  return status.ok
    ? status.value.history.find((record) => record.plan.id === planId)?.plan
    : undefined;
}
