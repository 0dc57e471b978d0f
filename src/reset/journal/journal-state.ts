import { isChange } from '../plan/step-nature.js';
import type { ResetError } from '../../model/index.js';
import type { RunEvent } from '../run/event.js';
import type { ResetRecord } from './history.js';

/** The state of one reset, from its journal alone. */
export type ResetState =
  /**
   * The run stopped without recording its end: it was killed, it crashed, or the power failed.
   * `changed`: the host may have been changed.
   */
  | {
      readonly state: 'interrupted';
      readonly changed: boolean;
      readonly lastEvent: RunEvent | null;
    }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: ResetError }
  | { readonly state: 'awaitingReboot' }
  /** The reboot was ordered. The journal cannot know whether it happened. */
  | { readonly state: 'rebooting' }
  | { readonly state: 'completed'; readonly at: string; readonly report: unknown }
  | { readonly state: 'undoing' }
  | { readonly state: 'undone' };

/** The latest reset and its state; `none`: the journal has no reset. */
export type JournalState =
  { readonly state: 'none' } | (ResetState & { readonly reset: ResetRecord });

/** How far a reset is. An undo counts before a completion. */
export function statusOf(reset: ResetRecord): ResetState {
  if (reset.undo !== 'none') return { state: reset.undo };
  if (reset.completed !== null) return { state: 'completed', ...reset.completed };
  // This host's xapi does not know our journal: the report was made by reading the values back.
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

/** True for a run or an undo that stopped half-way: some files may be new and others old. */
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
 * True once a step that changes the host has begun, whatever happened since. From then on a run
 * cannot be stopped.
 */
export function mayHaveChanged(reset: Pick<ResetRecord, 'plan' | 'events'>): boolean {
  return reset.events.some(({ step }) => {
    const what = reset.plan.steps[step];
    return what !== undefined && isChange(what);
  });
}

/**
 * The journal may lack the end of the run, when the host was going down or its disk was full. The
 * event of the reboot step then tells the state.
 */
function byReboot(event: RunEvent): ResetState {
  if (event.phase === 'failed' && event.error !== undefined)
    return { state: 'failed', error: event.error };
  return event.phase === 'skipped' ? { state: 'awaitingReboot' } : { state: 'rebooting' };
}
