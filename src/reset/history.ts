import type { RunEvent, RunOutcome } from './event.js';
import type { HostFiles } from './facts.js';
import type { Initiator, JournalEntry } from './journal.js';
import type { ResetPlan } from './plan.js';

/** One reset as the journal tells it. */
export interface ResetRecord {
  readonly plan: ResetPlan;
  readonly basis: HostFiles;
  readonly initiator: Initiator;
  readonly begunAt: string;
  readonly pid: number;
  /** In their order, those of resumes and of the undo included. */
  readonly events: readonly RunEvent[];
  /** null while no run or resume of it has come to an end. */
  readonly outcome: RunOutcome | null;
  readonly undo: 'none' | 'undoing' | 'undone';
  /** The start-up sequence's report after the reboot. */
  readonly completed: { readonly at: string; readonly report: unknown } | null;
}

/** The journal's lines gathered into resets, oldest first. Lines of a reset whose beginning is lost are passed over. */
export function resetHistory(entries: readonly JournalEntry[]): readonly ResetRecord[] {
  const records = new Map<string, ResetRecord>();
  for (const entry of entries) {
    const planId = planIdOf(entry);
    const before = records.get(planId);
    if (entry.kind === 'begun') records.set(planId, begin(entry));
    else if (before !== undefined) records.set(planId, { ...before, ...told(entry, before) });
  }
  return [...records.values()];
}

function begin({ plan, basis, initiator, at, pid }: Extract<JournalEntry, { kind: 'begun' }>): ResetRecord {
  return { plan, basis, initiator, begunAt: at, pid, events: [], outcome: null, undo: 'none', completed: null };
}

function told(entry: Exclude<JournalEntry, { kind: 'begun' }>, before: ResetRecord): Partial<ResetRecord> {
  switch (entry.kind) {
    case 'event':
      return { events: [...before.events, entry.event] };
    case 'ended':
      return { outcome: entry.outcome };
    case 'resumed':
      return { outcome: null };
    case 'undoing':
    case 'undone':
      return { undo: entry.kind };
    case 'completed':
      return { completed: { at: entry.at, report: entry.report } };
  }
}

function planIdOf(entry: JournalEntry): string {
  if (entry.kind === 'begun') return entry.plan.id;
  return entry.kind === 'event' ? entry.event.planId : entry.planId;
}
