import { ok, type PortError, type Result } from '../../model/index.js';
import type { Resets } from '../run/resets.js';
import type { TrialStep } from './trial.js';
import type { WaitEvent } from './wait.js';

/**
 * Records a step of the wait for a confirmation. Answers whether it counts: an earlier step of
 * another process may have ended the wait.
 */
export async function recordWaitStep(
  resets: Pick<Resets, 'recordWait' | 'status'>,
  planId: string,
  step: WaitEvent,
): Promise<Result<boolean, PortError>> {
  const noted = await resets.recordWait(planId, step);
  const status = noted.ok ? await resets.status() : noted;
  if (!status.ok) return status;
  const now = status.value.history.find(({ plan }) => plan.id === planId)?.wait;
  return ok(now?.state === step.state);
}

/** Records a step of a trial. Answers whether it counts, as `recordWaitStep` does. */
export async function recordTrialStep(
  resets: Pick<Resets, 'recordTrial' | 'trial'>,
  id: string,
  step: TrialStep,
): Promise<Result<boolean, PortError>> {
  const noted = await resets.recordTrial(id, step);
  const trial = noted.ok ? await resets.trial() : noted;
  if (!trial.ok) return trial;
  const record = trial.value?.record;
  return ok(record?.id === id && record.now.state === step.state);
}
