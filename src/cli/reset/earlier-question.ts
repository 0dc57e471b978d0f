import {
  formerManagement,
  hazards,
  type ResetRecord,
  type WantedBesides,
} from '../../reset/index.js';
import { commandWords, formerLine, hazardText, resetStoryWords } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { agreesToReset } from './confirmation.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';
import { wantedLines } from './reset-summary.js';

/** An earlier reset, what the operator wants to do with it, and the question to ask first. */
export interface EarlierQuestion {
  readonly reset: ResetRecord;
  readonly does: 'resume' | 'undo';
  readonly question: string;
}

/**
 * Shows an earlier reset and asks for `yes` as the reset itself does. It shows who began the reset,
 * when and why, the port and its addresses, and the VMs that will be killed.
 */
export async function agreed(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  asked: EarlierQuestion,
): Promise<boolean> {
  if (!given.json) io.out(...(await shown(host, given, asked)));
  return agreesToReset(io, host, given, asked.question);
}

/** An undo neither rebuilds nor waits for a confirmation. */
const bare: WantedBesides = { thenRebuild: false, confirmWithin: null };

async function shown(
  host: ResetHost,
  given: ResetArguments,
  { reset, does }: EarlierQuestion,
): Promise<readonly string[]> {
  const { plan, begunAt, initiator } = reset;
  const { user, tty, face, reason } = initiator;
  const facts = await host.readFacts(given.profile);
  const vms = hazards(plan.request, facts).filter(({ code }) => code.startsWith('vms.'));
  const begun = resetStoryWords.begun(begunAt, user, tty, face, reason);
  if (does === 'resume')
    return [
      begun,
      ...wantedLines(plan, facts, reset),
      ...vms.map((hazard) => `! ${hazardText(hazard)}`),
    ];
  return [
    begun,
    commandWords.isUndone,
    ...wantedLines(plan, facts, bare).slice(1),
    // Where an earlier reset waits for its reboot, the undo puts that one back, and says so.
    ...(reset.basis.trigger.state === 'present' ? [] : [formerLine(formerManagement(reset))]),
    commandWords.undoKeepsVms,
  ];
}
