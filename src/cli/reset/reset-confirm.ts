import {
  isReplaced,
  isTrialOpen,
  openWait,
  recordTrialStep,
  recordWaitStep,
  secondsLeftOf,
  type ResetRecord,
  type Resets,
  type TrialNow,
  type WaitEvent,
} from '../../reset/index.js';
import { err, ok, type BootTime, type Result } from '../../model/index.js';
import { confirmWords as words, errorText, trialStepText, waitText } from '../../text/index.js';
import { managementTrialWords as trialWords } from '../../text/pages/network/management-trial.js';
import type { CommandIo } from '../command-io.js';
import { refuse } from '../refuse.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

/**
 * `--confirm` and `--cancel-return`: the present configuration stays, after a reset and after a
 * change of the management interface. Answers the exit status: 0 when a wait was ended.
 */
export async function endWait(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
): Promise<number> {
  const resets = await host.resets();
  const ofReset = await endResetWait(host, resets, given);
  const ofTrial = await endTrial(host, resets, given);
  const refused = [ofReset, ofTrial].find((end) => end?.ok === false);
  if (refused?.ok === false) return refuse(io, given, refused.error);
  const ended = [ofReset, ofTrial].flatMap((end) => (end?.ok === true ? [end.value] : []));
  if (ended.length === 0) return refuse(io, given, await whyNothing(resets, given));
  if (given.json)
    io.json({
      result: given.action === 'confirm' ? 'confirmed' : 'cancelled',
      planId: ended.find(({ planId }) => planId !== null)?.planId ?? null,
    });
  else io.out(...ended.map(({ line }) => line));
  return 0;
}

/** A wait that was ended. `planId` null: that of a change, not of a reset. */
interface EndedWait {
  readonly planId: string | null;
  readonly line: string;
}

/** Why there was nothing to end. */
async function whyNothing(resets: Resets, { action }: ResetArguments): Promise<string> {
  const status = await resets.status();
  const latest = status.ok ? latestWait(status.value.history) : null;
  return latest?.wait === null && action === 'confirm' ? words.beginsLater : words.nothingWaits;
}

/** The result of ending a wait; null: nothing waits. */
type EndOfWait = Result<EndedWait, string> | null;

async function endResetWait(
  host: ResetHost,
  resets: Resets,
  given: ResetArguments,
): Promise<EndOfWait> {
  const before = await resets.status();
  if (!before.ok) return err(errorText(before.error));
  const open = openWait(before.value.history);
  // A return can be cancelled before its time has begun. Confirming needs a wait that has begun.
  if (open === null || (open.wait === null && given.action === 'confirm')) return null;
  const { user } = host.initiator(given.reason);
  const answer: WaitEvent =
    given.action === 'confirm'
      ? { state: 'confirmed', user }
      : { state: 'cancelled', why: 'operator', user };
  const counts = await recordWaitStep(resets, open.reset.plan.id, answer);
  if (!counts.ok) return err(errorText(counts.error));
  return counts.value
    ? ok({ planId: open.reset.plan.id, line: waitText(answer, open.minutes) })
    : err(words.isReturning);
}

async function endTrial(
  host: ResetHost,
  resets: Resets,
  given: ResetArguments,
): Promise<EndOfWait> {
  const before = await resets.trial();
  if (!before.ok) return err(errorText(before.error));
  const record = before.value?.record ?? null;
  if (!isTrialOpen(record)) return null;
  const { user } = host.initiator(given.reason);
  const answer = { state: 'kept', user } as const;
  const counts = await recordTrialStep(resets, record.id, answer);
  if (!counts.ok) return err(errorText(counts.error));
  if (!counts.value) return err(words.isReturning);
  return ok({
    planId: null,
    line: given.action === 'confirm' ? trialStepText(answer, 0) : trialWords.cancelled,
  });
}

/** The member `trial` of `--status --json`; null when no change was ever on trial. */
export function trialDocument(trial: TrialNow | null, now: BootTime): unknown {
  if (trial === null) return null;
  const { id, at, ahead, now: step } = trial.record;
  return {
    ...(step.state === 'ahead' ? { state: step.state } : step),
    id,
    at,
    seconds: ahead.seconds,
    ...(step.state === 'waiting'
      ? { secondsLeft: secondsLeftOf(step.since, ahead.seconds, now) }
      : {}),
  };
}

/** The lines of `--status` about a change of the management interface on trial. */
export function trialLines(trial: TrialNow | null, now: BootTime): readonly string[] {
  if (trial === null) return [];
  const { ahead, now: step } = trial.record;
  if (step.state === 'unchanged') return [];
  if (step.state === 'ahead') return [trialWords.isMade];
  return step.state === 'waiting'
    ? [trialStepText(step, secondsLeftOf(step.since, ahead.seconds, now)), words.howTrial]
    : [trialStepText(step, 0)];
}

/** The wait of the newest reset that asks for a confirmation; null for none. */
function latestWait(history: readonly ResetRecord[]): {
  readonly plan: ResetRecord['plan'];
  readonly minutes: number;
  readonly wait: ResetRecord['wait'];
} | null {
  const at = history.findLastIndex(({ confirmWithin }) => confirmWithin !== null);
  const reset = history[at];
  if (reset === undefined || reset.confirmWithin === null) return null;
  const { plan, wait, confirmWithin: minutes, undo } = reset;
  // The start-up records this at its next look.
  const why =
    undo !== 'none' ? 'undone' : isReplaced({ later: history.slice(at + 1) }) ? 'newReset' : null;
  return {
    plan,
    minutes,
    wait:
      why === null || (wait !== null && wait.state !== 'waiting')
        ? wait
        : { state: 'cancelled', why, user: '', at: '' },
  };
}

/** The member `wait` of `--status --json`; null when no reset asks for a confirmation. */
export function waitDocument(history: readonly ResetRecord[], now: BootTime): unknown {
  const latest = latestWait(history);
  if (latest === null) return null;
  const { plan, wait, minutes } = latest;
  return {
    ...(wait ?? { state: 'notBegun' }),
    planId: plan.id,
    minutes,
    ...(wait?.state === 'waiting'
      ? { secondsLeft: secondsLeftOf(wait.since, minutes * 60, now) }
      : {}),
  };
}

/** The lines of `--status` about a wait. */
export function waitLines(history: readonly ResetRecord[], now: BootTime): readonly string[] {
  const latest = latestWait(history);
  if (latest === null) return [];
  const { wait, minutes } = latest;
  if (wait === null) return [words.notBegun(minutes)];
  return wait.state === 'waiting'
    ? [words.left(secondsLeftOf(wait.since, minutes * 60, now), wait.begunBy), words.how]
    : [waitText(wait, minutes)];
}
