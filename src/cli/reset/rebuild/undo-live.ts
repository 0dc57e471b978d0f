import {
  formerManagement,
  managementFirst,
  managementObstacle,
  planRebuild,
  recordRestored,
  restoreSelections,
  type UndoOutcome,
} from '../../../reset/index.js';
import {
  errorText,
  formerLine,
  formerText,
  rebuildLine,
  rebuildWhy,
  rebuildWords,
  undoLiveWords as words,
} from '../../../text/index.js';
import type { CommandIo } from '../../command-io.js';
import type { Interruption } from '../../interruption.js';
import { refuse } from '../../refuse.js';
import { agreesToReset } from '../confirmation.js';
import type { ResetArguments } from '../reset-arguments.js';
import type { ResetHost } from '../reset-host.js';
import { carryOut, tellResult } from './reset-rebuild.js';

/**
 * `--undo` after the host has completed the reset: back through XenAPI. First the former management
 * interface on its port, Bond or VLAN, then everything else that was removed. Where that is not
 * possible it says why, and which reset brings the former values back. Answers the exit status.
 */
export async function undoLive(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
  { planId }: Extract<UndoOutcome, { result: 'hostHasStarted' }>,
): Promise<number> {
  const resets = await host.resets();
  const status = await resets.status();
  const record = status.ok
    ? (status.value.history.find(({ plan }) => plan.id === planId) ?? null)
    : null;
  const { nics } = await host.readFacts(null);
  const former = record && formerManagement(record, { nics });
  const notPossible = (why: string): number =>
    refuse(io, given, `${words.notPossible(why)} ${formerText(former)}`);
  if (record === null || record.kept === null) return notPossible(rebuildWords.nothingKept);
  const { kept } = record;
  const now = await host.rebuild.read();
  if (!now.ok) return notPossible(rebuildWords.unreachable(now.error));
  const items = managementFirst(
    planRebuild(kept.networking, now.value, { only: [], restores: true }),
  );
  if (!items.some(({ kind }) => kind === 'management')) return notPossible(words.managementUnknown);
  const obstacle = managementObstacle(items);
  if (obstacle !== null) return notPossible(`${rebuildWhy({ ...obstacle, detail: '' })}.`);
  if (!given.json) {
    io.out(words.intro, formerLine(former));
    io.out(...items.map((item) => `  ${rebuildLine(item, item.state)}`));
  }
  const changes = items.some(({ state }) => state === 'planned');
  if (changes && !(await agreesToReset(io, host, given, words.question))) return 1;
  const made = await carryOut(io, host, given, interruption, kept, restoreSelections(items));
  if (!made.ok) return notPossible(made.error);
  const noted = await recordRestored(resets, planId, made.value);
  if (!noted.ok) io.err(`${rebuildWords.notRecorded}: ${errorText(noted.error)}`);
  const back = made.value.find(({ kind }) => kind === 'management');
  if (back?.state === 'failed') return notPossible(`${rebuildWhy(back)}.`);
  return tellResult(io, given, made.value, await host.rebuild.hostUuid());
}
