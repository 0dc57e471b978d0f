import type { ResetRecord } from '../journal/history.js';
import { mayHaveChanged } from '../journal/journal-state.js';
import { awaitsRebuild } from '../rebuild/kept.js';
import type { BootTime } from '../../model/index.js';
import type { CancelReason, MadeConfiguration, ReturnWay, WaitState } from './wait.js';

/** A reset whose former configuration may still return by itself. */
export interface OpenWait {
  readonly reset: ResetRecord;
  readonly minutes: number;
  readonly wait: Extract<WaitState, { readonly state: 'waiting' | 'returning' }> | null;
  /** The resets that were begun after it. */
  readonly later: readonly ResetRecord[];
}

/** The newest reset whose wait is not over; null when there is none. */
export function openWait(history: readonly ResetRecord[]): OpenWait | null {
  const at = history.findLastIndex(
    ({ confirmWithin, wait }) =>
      confirmWithin !== null &&
      (wait === null || wait.state === 'waiting' || wait.state === 'returning'),
  );
  const reset = history[at];
  if (reset === undefined || reset.confirmWithin === null) return null;
  const { wait, confirmWithin: minutes } = reset;
  if (wait !== null && wait.state !== 'waiting' && wait.state !== 'returning') return null;
  return { reset, minutes, wait, later: history.slice(at + 1) };
}

/** Whether a later reset has taken its place. One that is undone has not. */
export const isReplaced = ({ later }: Pick<OpenWait, 'later'>): boolean =>
  later.some((reset) => reset.undo !== 'undone' && mayHaveChanged(reset));

/** What XAPI says at the moment. */
export type XapiNow =
  | 'answers'
  /** This host is a supporter that cannot use its pool database: XenAPI cannot help. */
  | 'emergency'
  | 'silent';

/** What is to be done about a wait now. */
export type WaitAction =
  /** The report is not written yet, or the rebuild after it is not done. */
  | { readonly action: 'awaitReport' }
  /** The time begins. */
  | { readonly action: 'begin'; readonly begunBy: 'report' | 'emergency' }
  /** The time begins again: the host has rebooted. */
  | { readonly action: 'beginAgain'; readonly wait: Extract<WaitState, { state: 'waiting' }> }
  | { readonly action: 'wait'; readonly secondsLeft: number }
  /** The time is over. */
  | { readonly action: 'due'; readonly made: MadeConfiguration }
  /** A return was begun and cut off. */
  | { readonly action: 'complete'; readonly way: ReturnWay; readonly planId: string }
  | { readonly action: 'cancel'; readonly why: CancelReason };

/** Decides by the journal, the boot clock and XAPI. The wall clock has no say. */
export function waitAction(
  { reset, minutes, wait, later }: OpenWait,
  now: BootTime,
  xapi: XapiNow,
): WaitAction {
  if (wait?.state === 'returning')
    return { action: 'complete', way: wait.way, planId: wait.planId };
  if (reset.undo !== 'none') return { action: 'cancel', why: 'undone' };
  if (isReplaced({ later })) return { action: 'cancel', why: 'newReset' };
  const isReported = reset.completed !== null || reset.acknowledged !== null;
  // A host that has come out of its emergency gets the whole time after its report.
  if (isReported && xapi === 'answers' && wait?.begunBy !== 'report')
    return awaitsRebuild(reset)
      ? { action: 'awaitReport' }
      : { action: 'begin', begunBy: 'report' };
  if (wait === null)
    return xapi === 'emergency'
      ? { action: 'begin', begunBy: 'emergency' }
      : { action: 'awaitReport' };
  const { since, made } = wait;
  // XAPI has answered at last, so the report comes soon.
  if (wait.begunBy === 'emergency' && xapi !== 'emergency') return { action: 'awaitReport' };
  if (since.boot !== now.boot || now.seconds < since.seconds) return { action: 'beginAgain', wait };
  const secondsLeft = secondsLeftOf(since, minutes * 60, now);
  return secondsLeft > 0 ? { action: 'wait', secondsLeft } : { action: 'due', made };
}

/** The seconds until a wait is over; 0 when it is. */
export function secondsLeftOf(since: BootTime, seconds: number, now: BootTime): number {
  const passed = since.boot === now.boot ? Math.max(0, now.seconds - since.seconds) : 0;
  return Math.max(0, Math.ceil(seconds - passed));
}

/** What the host is like when the time is over. */
export interface DueSurroundings {
  /** The checksums of the present configuration. */
  readonly present: MadeConfiguration;
  readonly xapi: XapiNow;
  /** VMs run, or it is not known whether any does. */
  readonly vmsRun: boolean;
}

/** What is to be done when the time is over. */
export type DueAction =
  | { readonly action: 'return'; readonly way: ReturnWay }
  | { readonly action: 'cancel'; readonly why: 'changed' }
  /** The return must wait: XAPI does not answer, or a reboot would stop VMs. */
  | { readonly action: 'postpone'; readonly why: 'xapiSilent' | 'vmsRun' };

/**
 * Decides when the time is over. Only what the reset itself has made may be replaced: a file or an
 * object that somebody has changed since cancels the return.
 */
export function dueAction(made: MadeConfiguration, now: DueSurroundings): DueAction {
  const { present, xapi, vmsRun } = now;
  if (hasChanged(made, present)) return { action: 'cancel', why: 'changed' };
  if (xapi !== 'emergency')
    return xapi === 'silent' || present.networking === null
      ? { action: 'postpone', why: 'xapiSilent' }
      : { action: 'return', way: 'xenapi' };
  return vmsRun ? { action: 'postpone', why: 'vmsRun' } : { action: 'return', way: 'files' };
}

/** Whether the configuration is another one now. A part that could not be read is not compared. */
export function hasChanged(made: MadeConfiguration, present: MadeConfiguration): boolean {
  return (
    present.files !== made.files ||
    (present.networking !== null &&
      made.networking !== null &&
      present.networking !== made.networking)
  );
}
