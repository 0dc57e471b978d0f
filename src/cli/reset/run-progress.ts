import type { ResetPlan, RunEvent } from '../../reset/index.js';
import { errorText, noteText, stepText } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

/**
 * One event of a run as a line. Answers null for the beginning of a step; the step's end gives the
 * line.
 */
export function eventLine(plan: ResetPlan, event: RunEvent): string | null {
  const step = plan.steps[event.step];
  if (step === undefined || event.phase === 'starting') return null;
  const words = stepText(step);
  const number = `${event.step + 1}/${plan.steps.length}`;
  const note = event.note === undefined ? '' : ` (${noteText(event.note)})`;
  switch (event.phase) {
    case 'done':
      return `${number} ${words}: done${note}`;
    case 'skipped':
      return `${number} ${words}: skipped${note}`;
    case 'undone':
      return `${number} ${words}: taken back${note}`;
    case 'failed':
      return (
        `${number} ${words}: ` +
        `failed${event.error === undefined ? '' : `: ${errorText(event.error)}`}`
      );
  }
}

/**
 * Prints and logs each event of a run as it comes, and answers how the run ended. `planOf` finds
 * the plan that an event belongs to.
 */
export async function followRun<Outcome>(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  run: AsyncGenerator<RunEvent, Outcome>,
  planOf: (event: RunEvent) => Promise<ResetPlan | undefined>,
): Promise<Outcome> {
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done === true) return next.value;
    const event = next.value;
    if (wish.json) io.json({ kind: 'event', ...event });
    const plan = await planOf(event);
    const line = plan === undefined ? null : eventLine(plan, event);
    if (line === null) continue;
    if (!wish.json) io.out(line);
    host.log(event.phase === 'failed' ? 'error' : 'info', line);
  }
}
