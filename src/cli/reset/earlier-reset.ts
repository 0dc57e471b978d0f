import type { Resets, ResumeOutcome, RunEvent, UndoOutcome } from '../../reset/index.js';
import { commandWords, errorText, leftHostText, outcomeText, undoText } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { confirmed } from './confirmation.js';
import type { Interruption } from '../interruption.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';
import { followRun } from './run-progress.js';

/**
 * `--resume`: completes the latest reset. It was confirmed when it was begun, so nothing is asked.
 * Answers the exit status.
 */
export async function resumeReset(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  interruption: Interruption,
): Promise<number> {
  const resets = await host.resets();
  interruption.hold();
  const outcome = await follow<ResumeOutcome>(
    io,
    host,
    wish,
    resets,
    resets.resume(host.initiator(wish.reason)),
  );
  if (outcome.result === 'failed') return failed(io, outcome, commandWords.howToGoOn);
  if (outcome.result === 'cancelled') io.err(outcomeText(outcome));
  else if (!wish.json) io.out(outcomeText(outcome));
  return outcome.result === 'cancelled' ? 1 : 0;
}

/**
 * `--undo`: puts the files back. Where somebody else has changed some since, it names them and
 * asks. Answers the exit status.
 */
export async function undoReset(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  interruption: Interruption,
): Promise<number> {
  const resets = await host.resets();
  const undo = (force: boolean): Promise<UndoOutcome> => {
    interruption.hold();
    return follow<UndoOutcome>(
      io,
      host,
      wish,
      resets,
      resets.undo({ initiator: host.initiator(wish.reason), force }),
    );
  };
  let outcome = await undo(wish.force);
  if (outcome.result === 'changedMeanwhile') {
    io.err(undoText(outcome));
    // Who said not to ask has not said that others' work may be lost: that is --force.
    if (wish.yes) return 1;
    interruption.release();
    if (!(await confirmed(io, commandWords.undoQuestion, wish.json))) {
      io.err(commandWords.notConfirmed);
      return 1;
    }
    outcome = await undo(true);
  }
  if (outcome.result === 'failed') return failed(io, outcome, commandWords.howToGoOn);
  if (outcome.result === 'changedMeanwhile' || outcome.result === 'hostHasStarted') {
    io.err(undoText(outcome));
    return 1;
  }
  if (!wish.json) io.out(undoText(outcome));
  return 0;
}

/** Tells the events of a run whose plan stands in the journal, and answers how it ended. */
async function follow<Outcome>(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  resets: Resets,
  run: AsyncGenerator<RunEvent, Outcome>,
): Promise<Outcome> {
  const outcome = await followRun(io, host, wish, run, async ({ planId }) => {
    const status = await resets.status();
    return status.ok
      ? status.value.history.find((record) => record.plan.id === planId)?.plan
      : undefined;
  });
  if (wish.json) io.json({ kind: 'ended', outcome });
  return outcome;
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
