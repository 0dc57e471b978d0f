import {
  lastReport,
  latestReset,
  startupView,
  type JournalState,
  type ResetRecord,
  type ResetStatus,
  type VerificationReport,
} from '../../reset/index.js';
import {
  errorText,
  eventLine,
  ipv4Words,
  ipv6Words,
  lostLines,
  missingLines,
  portQuestionText,
  rebuiltSince,
  resetStoryWords as words,
  resetStateText,
  reportRows,
  wireDocument,
  wireLine,
  wireWords,
} from '../../text/index.js';
import type { EmergencyNote } from '../../model/index.js';
import type { CommandIo } from '../command-io.js';
import { refuse } from '../refuse.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';
import { trialDocument, trialLines, waitDocument, waitLines } from './reset-confirm.js';

/** `--status`: what became of the last reset, and what can be done now. Answers the exit status. */
export async function showStatus(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
): Promise<number> {
  const resets = await host.resets();
  const status = await resets.status();
  if (!status.ok) return refuse(io, given, errorText(status.error));
  const report = await reportOf(host, status.value);
  const starts = startupView(status.value).state === 'starting';
  const emergency = starts ? ((await host.readFacts(null)).emergency ?? null) : null;
  const now = await host.bootTime();
  const read = await resets.trial();
  const trial = read.ok ? read.value : null;
  const waits = {
    wait: waitDocument(status.value.history, now),
    trial: trialDocument(trial, now),
  };
  if (given.json) io.json(statusDocument(status.value, report, emergency, waits));
  else
    io.out(
      ...statusLines(status.value),
      ...(emergency === null ? [] : [words.waits(emergency)]),
      ...waitLines(status.value.history, now),
      ...trialLines(trial, now),
      ...rebuiltSince(
        latestReset(status.value.history) ?? { rebuilt: null },
        report?.report ?? null,
      ),
      ...(report === null ? [] : ['', ...reportLines(report)]),
    );
  return 0;
}

/** A report and who has read it; null when nobody has read it yet. */
interface ToldReport {
  readonly report: VerificationReport;
  readonly read: { readonly at: string; readonly user: string } | null;
}

/**
 * The report on the latest reset: the one that somebody has read, or else a fresh one. Answers null
 * when the host has not completed the reset.
 */
async function reportOf(host: ResetHost, status: ResetStatus): Promise<ToldReport | null> {
  const last = lastReport(status);
  switch (last.state) {
    case 'none':
      return null;
    case 'unread':
      return { report: await host.readBack(last.reset), read: null };
    case 'read':
      return { report: last.report, read: last };
  }
}

/**
 * The document of `--status --json`. It leaves out the texts of files that the journal keeps with
 * each plan.
 */
function statusDocument(
  { running, latest, triggerTaken, files, history, damagedLines }: ResetStatus,
  told: ToldReport | null,
  emergency: EmergencyNote | null,
  waits: { readonly wait: unknown; readonly trial: unknown },
): unknown {
  const latestDocument =
    latest.state === 'none' ? latest : { ...latest, reset: recordDocument(latest.reset) };
  const report =
    told === null
      ? null
      : {
          ...told.report,
          wire: (told.report.wire ?? []).map(wireDocument),
          read: told.read === null ? null : { at: told.read.at, user: told.read.user },
        };
  return {
    running,
    latest: latestDocument,
    triggerTaken,
    files,
    report,
    ...waits,
    ...(emergency === null ? {} : { emergency }),
    history: history.map(recordDocument),
    damagedLines,
  };
}

function recordDocument(record: ResetRecord): unknown {
  return { ...record, basis: undefined, kept: undefined, wire: record.wire.map(wireDocument) };
}

function statusLines(status: ResetStatus): readonly string[] {
  const { running, latest, damagedLines } = status;
  return [
    ...(running === null ? [] : [words.running(running.pid, running.user, running.since)]),
    ...(latest.state === 'none' ? [words.none] : story(latest, status)),
    ...(damagedLines.length === 0 ? [] : [words.damagedLines(damagedLines)]),
  ];
}

function story(
  latest: Exclude<JournalState, { state: 'none' }>,
  status: ResetStatus,
): readonly string[] {
  const { plan, events, wire } = latest.reset;
  return [
    begun(latest.reset),
    ...overridden(latest.reset),
    words.wanted(
      plan.request.device,
      plan.request.vlan,
      ipv4Words(plan.request.ipv4),
      ipv6Words(plan.request.ipv6),
    ),
    ...(wire.length === 0
      ? []
      : [`${wireWords.before}:`, ...wire.map((one) => `  ${wireLine(one)}`)]),
    ...events.flatMap((event) => eventLine(plan, event) ?? []).map((line) => `  ${line}`),
    ...(latest.state === 'failed' ? [errorText(latest.error)] : []),
    ...status.files.map(({ path, state }) => `  ${words.file(path, state)}`),
    startupView(status).state === 'starting'
      ? words.starting
      : resetStateText(latest, status.triggerTaken),
    ...question(latest.reset),
  ];
}

function question({ question: asked, answer, undo }: ResetRecord): readonly string[] {
  return asked === null || answer !== null || undo !== 'none' ? [] : [portQuestionText(asked)];
}

/** The report with one line for each check. Advice follows below each check that is not ok. */
function reportLines({ report, read }: ToldReport): readonly string[] {
  return [
    read === null
      ? report.against === 'former'
        ? words.reportFormer
        : words.reportNow
      : words.reportRead(read.at, read.user),
    ...reportRows(report.checks, report.wire, report.against).flatMap(({ text, advice }) =>
      advice === '' ? [`  ${text}`] : [`  ${text}`, `        ${advice}`],
    ),
    ...lostLines(report.lost),
    ...missingLines(report.missing),
  ];
}

function overridden({ initiator }: ResetRecord): readonly string[] {
  const codes = initiator.overridden ?? [];
  return codes.length === 0 ? [] : [words.overridden(codes)];
}

function begun({ begunAt, initiator }: ResetRecord): string {
  return words.begun(begunAt, initiator.user, initiator.tty, initiator.face, initiator.reason);
}
