import { isChange } from '../run/run-steps.js';
import type { ResetError } from '../../model/index.js';
import type { RunEvent } from '../run/event.js';
import { resetHistory, type ResetRecord } from './history.js';
import type { JournalEntry } from './journal.js';

/** Where one reset stands, by its journal alone. */
export type ResetStanding =
  /**
   * The run stopped without a word: killed, crashed, power lost. `changed`: something of the host
   * may have been changed.
   */
  | {
      readonly state: 'interrupted';
      readonly changed: boolean;
      readonly lastEvent: RunEvent | null;
    }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: ResetError }
  | { readonly state: 'awaitingReboot' }
  /** The reboot was called for; whether it came, the journal cannot know. */
  | { readonly state: 'rebooting' }
  | { readonly state: 'completed'; readonly at: string; readonly report: unknown }
  | { readonly state: 'undoing' }
  | { readonly state: 'undone' };

/** The latest reset and where it stands; `none`: the journal knows of no reset. */
export type JournalState =
  { readonly state: 'none' } | (ResetStanding & { readonly reset: ResetRecord });

/** The state of the latest reset. */
export function journalState(entries: readonly JournalEntry[]): JournalState {
  const latest = resetHistory(entries).at(-1);
  return latest === undefined ? { state: 'none' } : { ...statusOf(latest), reset: latest };
}

/** Where a reset stands. */
export function statusOf(reset: ResetRecord): ResetStanding {
  if (reset.undo !== 'none') return { state: reset.undo };
  if (reset.completed !== null) return { state: 'completed', ...reset.completed };
  // A host whose xapi knows nothing of our journal: the report was made by reading back.
  if (reset.acknowledged !== null)
    return { state: 'completed', at: reset.acknowledged.at, report: reset.acknowledged.report };
  const lastEvent = reset.events.at(-1) ?? null;
  switch (reset.outcome?.result) {
    case 'cancelled':
    case 'awaitingReboot':
      return { state: reset.outcome.result };
    case 'failed':
      return { state: 'failed', error: reset.outcome.error };
    case 'done':
      return { state: 'rebooting' };
    case undefined:
      return lastEvent !== null && reset.plan.steps[lastEvent.step]?.kind === 'reboot'
        ? byReboot(lastEvent)
        : { state: 'interrupted', changed: mayHaveChanged(reset), lastEvent };
  }
}

/** A run or an undo that stopped on its way: some files may be new and others old. */
export function stoppedHalfWay(
  latest: JournalState,
): latest is Extract<JournalState, { state: 'interrupted' | 'failed' | 'undoing' }> {
  return (
    latest.state === 'failed' ||
    latest.state === 'undoing' ||
    (latest.state === 'interrupted' && latest.changed)
  );
}

/**
 * A step that changes the host has begun, whatever became of it since: from then on a run goes to
 * its end.
 */
export function mayHaveChanged(reset: Pick<ResetRecord, 'plan' | 'events'>): boolean {
  return reset.events.some(({ step }) => {
    const what = reset.plan.steps[step];
    return what !== undefined && isChange(what);
  });
}

/**
 * The end of the run may be missing from the journal (the host was going down, or its disk was
 * full): the reboot's own event tells.
 */
function byReboot(event: RunEvent): ResetStanding {
  if (event.phase === 'failed' && event.error !== undefined)
    return { state: 'failed', error: event.error };
  return event.phase === 'skipped' ? { state: 'awaitingReboot' } : { state: 'rebooting' };
}
