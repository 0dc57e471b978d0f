import type { ResetPlan, RunEvent } from '../../reset/index.js';
import { eventLine } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

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
