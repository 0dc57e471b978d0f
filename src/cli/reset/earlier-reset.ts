import {
  isResumable,
  type ResetRecord,
  type Resets,
  type ResumeOutcome,
  type UndoOutcome,
} from '../../reset/index.js';
import { commandWords, errorText, leftHostText, outcomeText, undoText } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { resetAsks } from './confirmation.js';
import { agreed } from './earlier-question.js';
import type { Interruption } from '../interruption.js';
import type { ResetArguments } from './reset-arguments.js';
import { undoLive } from './rebuild/undo-live.js';
import type { ResetHost } from './reset-host.js';
import { showRun } from './run-progress.js';

/**
 * `--resume`: completes the latest reset, after the question that the reset itself asks. Answers
 * the exit status.
 */
export async function resumeReset(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
): Promise<number> {
  const resets = await host.resets();
  const reset = await resumable(resets);
  const question = commandWords.resumeQuestion;
  if (reset !== null && !(await agreed(io, host, given, { reset, does: 'resume', question })))
    return 1;
  interruption.hold();
  const outcome = await showRun<ResumeOutcome>(
    io,
    host,
    given,
    resets,
    resets.resume(host.initiator(given.reason)),
  );
  if (outcome.result === 'failed') return failed(io, outcome, commandWords.howToGoOn);
  if (outcome.result === 'cancelled') io.err(outcomeText(outcome));
  else if (!given.json) io.out(outcomeText(outcome));
  return outcome.result === 'cancelled' ? 1 : 0;
}

/**
 * The reset that a resume would complete. Answers null when there is none; the resume itself then
 * says why.
 */
async function resumable(resets: Resets): Promise<ResetRecord | null> {
  const status = await resets.status();
  if (!status.ok) return null;
  const { latest, triggerTaken } = status.value;
  return isResumable(latest) && !triggerTaken ? latest.reset : null;
}

/**
 * `--undo`: puts the files back, after a question. The question names the files that somebody else
 * has changed since. With --yes there is no question, and --yes alone does not agree to losing the
 * work of others: that takes --force. Answers the exit status.
 */
export async function undoReset(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
): Promise<number> {
  const resets = await host.resets();
  const ahead = await resets.undoAhead();
  const asks = !given.force && (await resetAsks(host, given));
  const foreign = asks ? (ahead?.foreign ?? []) : [];
  if (ahead !== null) {
    const { reset } = ahead;
    const planId = reset.plan.id;
    if (foreign.length > 0)
      io.err(undoText({ result: 'changedMeanwhile', planId, paths: foreign }));
    const question =
      foreign.length > 0 ? commandWords.undoForeignQuestion : commandWords.undoQuestion;
    if (!(await agreed(io, host, given, { reset, does: 'undo', question }))) return 1;
  }
  interruption.hold();
  const initiator = host.initiator(given.reason);
  const outcome = await showRun<UndoOutcome>(
    io,
    host,
    given,
    resets,
    resets.undo({ initiator, force: given.force || foreign.length > 0 }),
  );
  if (outcome.result === 'failed') return failed(io, outcome, commandWords.howToGoOn);
  if (outcome.result === 'hostHasStarted') return undoLive(io, host, given, interruption, outcome);
  if (outcome.result === 'changedMeanwhile') {
    io.err(undoText(outcome));
    return 1;
  }
  if (!given.json) io.out(undoText(outcome));
  return 0;
}

function failed(
  io: CommandIo,
  { error }: Extract<UndoOutcome, { result: 'failed' }>,
  advice: string,
): number {
  io.err(`${errorText(error)} ${leftHostText(error)}`);
  if (error.leftHost !== 'untouched') io.err(advice);
  return 1;
}
