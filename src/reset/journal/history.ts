import type { RunEvent, RunOutcome } from '../run/event.js';
import {
  isWireFinding,
  type HostFiles,
  type KeptNetworking,
  type PoolLoss,
  type WireFinding,
} from '../../model/index.js';
import type { Initiator, JournalEntry, PortAnswer, PortQuestion, RebuiltThing } from './journal.js';
import type { ResetPlan } from '../plan/plan.js';
import { triggerStep } from '../plan/plan-files.js';
import { nextWait, type WaitState } from '../confirm/wait.js';

/** One reset as the journal records it. */
export interface ResetRecord {
  readonly plan: ResetPlan;
  readonly basis: HostFiles;
  readonly initiator: Initiator;
  readonly begunAt: string;
  readonly pid: number;
  /** In order, including those of resumes and of the undo. */
  readonly events: readonly RunEvent[];
  /** null while no run or resume has ended. */
  readonly outcome: RunOutcome | null;
  readonly undo: 'none' | 'undoing' | 'undone';
  /** The start-up sequence's report after the reboot. */
  readonly completed: { readonly at: string; readonly report: unknown } | null;
  /** The kernel's boot id when the reset began or was last resumed; '' when not known. */
  readonly boot: string;
  /** What the pool database held before the reset; null when it could not be read. */
  readonly loss: PoolLoss | null;
  /** The networking from before the reset; null when it could not be read. */
  readonly kept: KeptNetworking | null;
  /** The start-up recreates the removed objects. */
  readonly thenRebuild: boolean;
  /** The former configuration returns unless confirmed within so many minutes; null: never. */
  readonly confirmWithin: number | null;
  /** The wait for that confirmation; null: it has not begun. */
  readonly wait: WaitState | null;
  /** The result of the last rebuild; null: there was none. */
  readonly rebuilt: { readonly at: string; readonly items: readonly RebuiltThing[] } | null;
  /** What was found on the wire before the reset; empty when it was not looked at. */
  readonly wire: readonly WireFinding[];
  /** The start-up's question which NIC is meant, and the answer. A later question replaces both. */
  readonly question: PortQuestion | null;
  readonly answer: PortAnswer | null;
  /** The report as an operator has read it. */
  readonly acknowledged: {
    readonly at: string;
    readonly report: unknown;
    readonly user: string;
  } | null;
}

/** A record without its events. */
type Begun = Omit<ResetRecord, 'events'>;

/**
 * Gathers the journal's lines into resets, oldest first. Lines of a reset whose first line is lost
 * are skipped.
 */
export function resetHistory(entries: readonly JournalEntry[]): readonly ResetRecord[] {
  const records = new Map<string, Begun>();
  // Events are collected separately: copying the record for each event would cost quadratic time.
  const events = new Map<string, RunEvent[]>();
  for (const entry of entries) {
    const planId = planIdOf(entry);
    const before = records.get(planId);
    if (entry.kind === 'begun') {
      records.set(planId, begin(entry));
      events.set(planId, []);
    } else if (entry.kind === 'event') events.get(planId)?.push(entry.event);
    else if (before !== undefined) records.set(planId, { ...before, ...changesBy(entry, before) });
  }
  return [...records].map(([id, record]) => ({ ...record, events: events.get(id) ?? [] }));
}

function begin({
  plan,
  basis,
  initiator,
  at,
  pid,
  boot,
  loss,
  kept,
  thenRebuild,
  confirmWithin,
  wire,
}: Extract<JournalEntry, { kind: 'begun' }>): Begun {
  return {
    plan,
    basis,
    initiator,
    begunAt: at,
    pid,
    outcome: null,
    undo: 'none',
    completed: null,
    boot: boot ?? '',
    loss: loss ?? null,
    kept: kept ?? null,
    thenRebuild: thenRebuild ?? false,
    confirmWithin: confirmWithin ?? null,
    wait: null,
    rebuilt: null,
    wire: (wire ?? []).filter(isWireFinding),
    question: null,
    answer: null,
    acknowledged: null,
  };
}

function changesBy(
  entry: Exclude<JournalEntry, { kind: 'begun' | 'event' }>,
  { wait }: Begun,
): Partial<Begun> {
  switch (entry.kind) {
    case 'ended':
      return { outcome: entry.outcome };
    case 'resumed':
      return { outcome: null, boot: entry.boot ?? '' };
    case 'undoing':
    case 'undone':
      return { undo: entry.kind };
    case 'kept':
      return { kept: entry.kept };
    case 'rebuilt':
      return { rebuilt: { at: entry.at, items: entry.items } };
    case 'completed':
      return { completed: { at: entry.at, report: entry.report } };
    case 'wait':
      return { wait: nextWait(wait, { ...entry.wait, at: entry.at }) };
    case 'asked':
      return { question: entry.question, answer: null, acknowledged: null };
    case 'answered':
      return { answer: entry.answer, acknowledged: null };
    case 'acknowledged':
      return { acknowledged: { at: entry.at, report: entry.report, user: entry.initiator.user } };
  }
}

function planIdOf(entry: JournalEntry): string {
  if (entry.kind === 'begun') return entry.plan.id;
  return entry.kind === 'event' ? entry.event.planId : entry.planId;
}

/** The event that recorded the trigger as durably written; null when it was not written. */
export function triggerWritten({
  plan,
  events,
}: Pick<ResetRecord, 'plan' | 'events'>): RunEvent | null {
  const index = triggerStep(plan);
  const last = events.findLast(({ step }) => step === index);
  const written =
    last?.phase === 'done' || (last?.phase === 'skipped' && last.note?.code === 'alreadyDone');
  return written ? last : null;
}
