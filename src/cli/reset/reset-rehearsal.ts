import {
  isUntouched,
  refusedIn,
  rehearsedLoss,
  type RebuiltThing,
  type Rehearsal,
} from '../../reset/index.js';
import { rebuildWhy, rehearsalLines, rehearsalWords as words } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { Interruption } from '../interruption.js';
import { refuse } from '../refuse.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';
import { summaryLines, type ReadyReset } from './show-plan.js';

/**
 * `--rehearse`: runs the reset, the start-up and the rebuild (with --then-rebuild) on a copy of
 * this host and shows the report. Answers the exit status: 0 when nothing failed on the copy.
 */
export async function rehearseReset(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  interruption: Interruption,
  ready: ReadyReset,
): Promise<number> {
  const database = given.database === '' ? null : await host.readOwnFile(given.database);
  if (database?.ok === false)
    return refuse(io, given, words.noDatabaseFile(given.database, database.error));
  if (!given.json) io.out(...summaryLines(ready, given), '');
  // The copy is deleted at the end, also when somebody wants to stop.
  interruption.hold();
  const { plan, facts, wire } = ready;
  const done = await host.rehearse({
    plan,
    facts,
    wire,
    thenRebuild: given.thenRebuild,
    initiator: host.initiator(given.reason),
    database: database === null ? null : database.value,
  });
  if (!done.ok) {
    io.err(words.notMade(done.error));
    if (given.json) io.json({ result: 'failed', detail: done.error });
    return 1;
  }
  if (given.json) io.json(rehearsalDocument(done.value));
  else io.out(...rehearsalLines(done.value, refusedIn(done.value)));
  return failedIn(done.value) ? 1 : 0;
}

function failedIn({ outcome, startup, rebuilt }: Rehearsal): boolean {
  return (
    outcome.result === 'failed' ||
    startup.state === 'failed' ||
    (rebuilt ?? []).some(({ state }) => state === 'failed')
  );
}

function thingDocument(thing: RebuiltThing): unknown {
  const { kind, name, state } = thing;
  return { kind, name, state, detail: rebuildWhy(thing) };
}

function rehearsalDocument(rehearsal: Rehearsal): unknown {
  const { before, after, outcome, startup, rebuilt } = rehearsal;
  return {
    untouched: isUntouched(rehearsal),
    before,
    after,
    losses: rehearsedLoss(rehearsal),
    refused: refusedIn(rehearsal).map(thingDocument),
    report: startup.state === 'completed' ? startup.report : null,
    outcome,
    startup: startup.state === 'completed' ? { state: startup.state } : startup,
    rebuilt: rebuilt?.map(thingDocument) ?? null,
  };
}
