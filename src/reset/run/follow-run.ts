import type { ResetPlan } from '../plan/plan.js';
import type { RunEvent } from './event.js';
import type { Resets } from './resets.js';

/**
 * Tells each event of a run as it comes, with the plan that it belongs to, and answers how the run
 * ended. The plan is `given` for a run that begins; otherwise it is in the journal.
 */
export async function followRun<Outcome>(
  run: AsyncGenerator<RunEvent, Outcome>,
  resets: Pick<Resets, 'status'>,
  tell: (event: RunEvent, plan: ResetPlan | undefined) => void,
  given?: ResetPlan,
): Promise<Outcome> {
  for (;;) {
    const next = await run.next();
    if (next.done === true) return next.value;
    tell(next.value, given ?? (await planIn(resets, next.value.planId)));
  }
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
