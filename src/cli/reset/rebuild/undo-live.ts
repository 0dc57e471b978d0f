import {
  formerManagement,
  managementFirst,
  managementObstacle,
  planRebuild,
  recordRestored,
  restoreWishes,
  type UndoOutcome,
} from '../../../reset/index.js';
import {
  commandWords,
  formerLine,
  formerText,
  rebuildLine,
  rebuildWhy,
  rebuildWords,
  undoLiveWords as words,
} from '../../../text/index.js';
import type { CommandIo } from '../../command-io.js';
import type { Interruption } from '../../interruption.js';
import { confirmed } from '../confirmation.js';
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
  wish: ResetArguments,
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
  const refuse = (why: string): number => {
    io.err(`${words.notPossible(why)} ${formerText(former)}`);
    return 1;
  };
  if (record === null || record.kept === null) return refuse(rebuildWords.nothingKept);
  const { kept } = record;
  const now = await host.rebuild.read();
  if (!now.ok) return refuse(rebuildWords.unreachable(now.error));
  const items = managementFirst(
    planRebuild(kept.networking, now.value, { only: [], restores: true }),
  );
  if (!items.some(({ kind }) => kind === 'management')) return refuse(words.managementUnknown);
  const obstacle = managementObstacle(items);
  if (obstacle !== null) return refuse(`${rebuildWhy({ ...obstacle, detail: '' })}.`);
  if (!wish.json) {
    io.out(words.intro, formerLine(former));
    io.out(...items.map((item) => `  ${rebuildLine(item, item.state)}`));
  }
  if (items.some(({ state }) => state === 'planned')) {
    const asks = !wish.yes && !(await host.skipsQuestion());
    if (asks && !(await confirmed(io, words.question, wish.json))) {
      io.err(commandWords.notConfirmed);
      return 1;
    }
  }
  const made = await carryOut(io, host, wish, interruption, kept, restoreWishes(items));
  if (!made.ok) return refuse(made.error);
  await recordRestored(resets, planId, made.value);
  const back = made.value.find(({ kind }) => kind === 'management');
  if (back?.state === 'failed') return refuse(`${rebuildWhy(back)}.`);
  return tellResult(io, wish, made.value, await host.rebuild.hostUuid());
}
