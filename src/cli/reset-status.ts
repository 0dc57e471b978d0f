import type { JournalState, ResetRecord } from '../reset/index.js';
import { errorText, ipv4Words, ipv6Words, resetStoryWords as words, standingText } from '../text/index.js';
import type { CommandIo } from './command-io.js';
import type { ResetArguments } from './reset-arguments.js';
import type { HostResetStatus, ResetHost } from './reset-host.js';
import { eventLine } from './run-progress.js';

/** `--status`: what became of the last reset, and what can be done now. Answers the exit status. */
export async function showStatus(io: CommandIo, host: ResetHost, wish: ResetArguments): Promise<number> {
  const status = await (await host.resets()).status();
  if (!status.ok) {
    io.err(errorText(status.error));
    return 1;
  }
  if (wish.json) io.json(statusDocument(status.value));
  else for (const line of statusLines(status.value)) io.out(line);
  return 0;
}

/** The document of `--status --json`: the files' texts that the journal keeps beside each plan stay out. */
function statusDocument({ running, latest, triggerTaken, history, damagedLines }: HostResetStatus): unknown {
  const standing = latest.state === 'none' ? latest : { ...latest, reset: recordDocument(latest.reset) };
  return { running, latest: standing, triggerTaken, history: history.map(recordDocument), damagedLines };
}

function recordDocument(record: ResetRecord): unknown {
  return { ...record, basis: undefined };
}

function statusLines({ running, latest, triggerTaken, damagedLines }: HostResetStatus): readonly string[] {
  return [
    ...(running === null ? [] : [words.running(running.pid, running.user, running.since)]),
    ...(latest.state === 'none' ? [words.none] : story(latest, triggerTaken)),
    ...(damagedLines.length === 0 ? [] : [words.damagedLines(damagedLines)]),
  ];
}

function story(latest: Exclude<JournalState, { state: 'none' }>, triggerTaken: boolean): readonly string[] {
  const { plan, events } = latest.reset;
  return [
    begun(latest.reset),
    ...overridden(latest.reset),
    words.wanted(plan.request.device, plan.request.vlan, ipv4Words(plan.request.ipv4), ipv6Words(plan.request.ipv6)),
    ...events.flatMap((event) => eventLine(plan, event) ?? []).map((line) => `  ${line}`),
    ...(latest.state === 'failed' ? [errorText(latest.error)] : []),
    standingText(latest, triggerTaken),
  ];
}

function overridden({ initiator }: ResetRecord): readonly string[] {
  const codes = initiator.overridden ?? [];
  return codes.length === 0 ? [] : [words.overridden(codes)];
}

function begun({ begunAt, initiator }: ResetRecord): string {
  return words.begun(begunAt, initiator.user, initiator.tty, initiator.face, initiator.reason);
}
