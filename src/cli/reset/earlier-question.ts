import { formerManagement, hazards, type ResetRecord } from '../../reset/index.js';
import { commandWords, formerLine, hazardText, resetStoryWords } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { confirmed } from './confirmation.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';
import { wantedLines } from './reset-summary.js';

/** What is to be done with an earlier reset, and how it is asked for. */
export interface EarlierQuestion {
  readonly reset: ResetRecord;
  readonly does: 'resume' | 'undo';
  readonly question: string;
}

/**
 * Shows an earlier reset (who, when, why, which port with which addresses, the VMs that die) and
 * asks for `yes` as the reset itself does.
 */
export async function agreed(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  asked: EarlierQuestion,
): Promise<boolean> {
  if (!wish.json) for (const line of await shown(host, wish, asked)) io.out(line);
  if (wish.yes || (await host.skipsQuestion())) return true;
  if (await confirmed(io, asked.question, wish.json)) return true;
  io.err(commandWords.notConfirmed);
  if (wish.json) io.json({ result: 'cancelled' });
  return false;
}

async function shown(
  host: ResetHost,
  wish: ResetArguments,
  { reset, does }: EarlierQuestion,
): Promise<readonly string[]> {
  const { plan, begunAt, initiator } = reset;
  const { user, tty, face, reason } = initiator;
  const facts = await host.readFacts(wish.profile);
  const vms = hazards(plan.request, facts).filter(({ code }) => code.startsWith('vms.'));
  return [
    resetStoryWords.begun(begunAt, user, tty, face, reason),
    ...wantedLines(plan, facts),
    ...(does === 'undo'
      ? [formerLine(formerManagement(reset)), commandWords.undoKeepsVms]
      : vms.map((hazard) => `! ${hazardText(hazard)}`)),
  ];
}
