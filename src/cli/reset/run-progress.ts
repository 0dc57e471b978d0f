import {
  followRun,
  type ResetPlan,
  type Resets,
  type ResumeOutcome,
  type RunEvent,
  type UndoOutcome,
} from '../../reset/index.js';
import { runLog } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

/**
 * Prints and logs each event of a run as it comes, and its end. Answers how it ended. `plan`: that
 * of a run that begins.
 */
export async function showRun<Outcome extends ResumeOutcome | UndoOutcome>(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  resets: Resets,
  run: AsyncGenerator<RunEvent, Outcome>,
  plan?: ResetPlan,
): Promise<Outcome> {
  if (plan !== undefined) host.log(...runLog.begins(plan));
  const outcome = await followRun(
    run,
    resets,
    (event, of) => {
      if (given.json) io.json({ kind: 'event', ...event });
      const logged = of === undefined ? null : runLog.event(of, event);
      if (logged === null) return;
      if (!given.json) io.out(logged[1]);
      host.log(...logged);
    },
    plan,
  );
  if (given.json) io.json({ kind: 'ended', outcome });
  host.log(...runLog.ended(outcome));
  return outcome;
}
