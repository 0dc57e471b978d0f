import { err, ok, type KeptNetworking, type Result } from '../../../model/index.js';
import {
  keptBy,
  planRebuild,
  resultOfBoth,
  type NamedItem,
  type RebuildSelection,
  type RebuiltItem,
  type ResetRecord,
} from '../../../reset/index.js';
import {
  errorText,
  rebuildLine,
  rebuildTable,
  rebuildWhy,
  rebuildWords as words,
  xeCommand,
} from '../../../text/index.js';
import type { CommandIo } from '../../command-io.js';
import type { Interruption } from '../../interruption.js';
import { refuse } from '../../refuse.js';
import type { ResetArguments } from '../reset-arguments.js';
import type { ResetHost } from '../reset-host.js';

/**
 * `--rebuild`: recreates what the last reset removed. The exit status is 0 when every wanted
 * item exists.
 */
export async function rebuildNetworking(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
): Promise<number> {
  const status = await (await host.resets()).status();
  if (!status.ok) return refuse(io, given, errorText(status.error));
  const record = keptBy(status.value.history);
  if (record === null) return refuse(io, given, words.nothingKept);
  const { kept } = record;
  const now = await host.rebuild.read();
  if (!now.ok) return refuse(io, given, words.unreachable(now.error));
  const all = planRebuild(kept.networking, now.value);
  const unknown = given.only.filter(
    (name) => !all.some((item) => item.name === name || item.label === name),
  );
  if (unknown.length > 0) {
    const known = [...new Set(all.map(({ name }) => name))];
    return refuse(io, given, words.unknownNames(unknown, known));
  }
  const items = planRebuild(kept.networking, now.value, { only: given.only });
  return given.dryRun
    ? showItems(io, given, kept, items, await host.rebuild.hostUuid())
    : makeItems(io, host, given, record, kept, interruption);
}

function showItems(
  io: CommandIo,
  given: ResetArguments,
  kept: KeptNetworking,
  items: readonly NamedItem[],
  uuid: string,
): number {
  const shown = items.map((item) => ({ ...item, detail: '' }));
  if (given.json) io.json({ items: shown.map((item) => itemDocument(item, uuid)) });
  else {
    io.out(...words.kept(kept));
    for (const item of items) {
      io.out(`  ${rebuildLine(item, item.state)}`);
      for (const call of item.calls) io.out(`           ${xeCommand(call, uuid)}`);
    }
    if (items.every(({ state }) => state === 'exists')) io.out(words.nothingToDo);
    else if (items.every(({ state }) => state !== 'planned')) io.out(words.nothingPossible);
  }
  return items.every(({ state }) => state !== 'impossible') ? 0 : 1;
}

async function makeItems(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  { plan }: ResetRecord,
  kept: KeptNetworking,
  interruption: Interruption,
): Promise<number> {
  const uuid = await host.rebuild.hostUuid();
  if (!given.json) io.out(...words.kept(kept));
  const made = await carryOut(io, host, given, interruption, kept, [{ only: given.only }]);
  if (!made.ok) return refuse(io, given, made.error);
  const noted = await (await host.resets()).recordRebuilt(plan.id, made.value);
  if (!noted.ok) io.err(`${words.notRecorded}: ${errorText(noted.error)}`);
  return tellResult(io, given, made.value, uuid);
}

/**
 * Makes items again, one selection after another, while nobody else resets or rebuilds. Answers the
 * result of the last selection with what the earlier ones made, or a sentence that says why nothing
 * more was made.
 */
export async function carryOut(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
  kept: KeptNetworking,
  selections: readonly RebuildSelection[],
): Promise<Result<readonly RebuiltItem[], string>> {
  interruption.hold();
  const held = await (await host.resets()).hold(host.initiator(given.reason).user);
  if (!held.ok) return err(errorText(held.error));
  try {
    let last: readonly RebuiltItem[] = [];
    for (const one of selections) {
      const made = await host.rebuild.carryOut(
        kept.networking,
        one,
        () => interruption.requested,
        (event) => {
          if (!given.json && event.phase !== 'starting')
            io.out(`  ${rebuildLine(event.item, event.phase, event.detail)}`);
        },
      );
      if (!made.ok) return err(words.unreachable(made.error));
      last = resultOfBoth(last, made.value);
    }
    return ok(last);
  } finally {
    await held.value();
  }
}

/** Prints every wanted item with its result. Answers the exit status. */
export function tellResult(
  io: CommandIo,
  given: ResetArguments,
  items: readonly RebuiltItem[],
  uuid: string,
): number {
  const stands = items.every(({ state }) => state === 'made' || state === 'exists');
  if (given.json) io.json({ items: items.map((item) => itemDocument(item, uuid)) });
  else {
    io.out('', ...rebuildTable(items));
    io.out(stands ? words.done : words.notAll);
  }
  return stands ? 0 : 1;
}

function itemDocument(item: RebuiltItem, uuid: string): unknown {
  const { kind, name, state, calls } = item;
  return {
    kind,
    name,
    state,
    reason: rebuildWhy(item),
    calls: calls.map((call) => ({ call: call.call, xe: xeCommand(call, uuid) })),
  };
}
