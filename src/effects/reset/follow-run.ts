import type { ResetPlan, ResumeOutcome, Resets, RunEvent, UndoOutcome } from '../../reset/index.js';
import { eventLine, runLogWords } from '../../text/index.js';
import type { ConsoleLog } from '../console-log.js';

/** Who hears of a run. */
export interface RunListener {
  readonly resets: Resets;
  readonly log: ConsoleLog;
  /** The plan of a run that begins; without it the journal has the plans. */
  readonly plan?: ResetPlan;
  readonly tell: (event: RunEvent) => void;
}

/**
 * Tells each event of a run as it comes and writes it to the host's log, as the command does.
 * Answers how the run ended.
 */
export async function followRun<Outcome extends ResumeOutcome | UndoOutcome>(
  run: AsyncGenerator<RunEvent, Outcome>,
  { resets, log, plan, tell }: RunListener,
): Promise<Outcome> {
  if (plan !== undefined) await log.write('info', runLogWords.begins(plan));
  let next = await run.next();
  for (; next.done !== true; next = await run.next()) {
    const event = next.value;
    tell(event);
    const of = plan ?? (await planIn(resets, event.planId));
    const line = of === undefined ? null : eventLine(of, event);
    if (line !== null) await log.write(event.phase === 'failed' ? 'error' : 'info', line);
  }
  const level = next.value.result === 'failed' ? 'error' : 'info';
  await log.write(level, runLogWords.ended(next.value));
  return next.value;
}

async function planIn(resets: Resets, planId: string): Promise<ResetPlan | undefined> {
  const status = await resets.status();
  return status.ok
    ? status.value.history.find((record) => record.plan.id === planId)?.plan
    : undefined;
}
