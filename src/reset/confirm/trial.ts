import type { BootTime, HostNames, HostNetworking, ProcessIdentity } from '../../model/index.js';
import type { RebuildReason } from '../rebuild/rebuild-item.js';
import type { ReturnGap } from './gaps.js';
import type { MadeConfiguration } from './wait.js';

/** What a host had before a change of its management interface. */
export interface FormerConfiguration {
  readonly networking: HostNetworking;
  readonly present: MadeConfiguration;
  readonly names: HostNames;
}

/** A change of the management interface that is about to be made, and that has to be confirmed. */
export interface TrialAhead {
  readonly state: 'ahead';
  /** The former configuration returns so long after the change, unless somebody confirms. */
  readonly seconds: number;
  /** The change gives the host a name too. */
  readonly hasName: boolean;
  readonly former: FormerConfiguration;
  /** Who makes the change. */
  readonly by: ProcessIdentity;
  /** The plan of the latest reset; '' for none. A later reset ends the trial. */
  readonly afterReset: string;
}

/** A step of a trial after that. */
export type TrialStep =
  /** The change is made, and the time begins, or begins again after a reboot. */
  | {
      readonly state: 'waiting';
      readonly since: BootTime;
      readonly made: MadeConfiguration;
      /** The names after the change; null: it gave none. */
      readonly names: HostNames | null;
    }
  /** The change has changed nothing. */
  | { readonly state: 'unchanged' }
  | { readonly state: 'kept'; readonly user: string }
  | { readonly state: 'returning' }
  /** `gaps`: what is still not as before. */
  | { readonly state: 'returned'; readonly gaps: readonly ReturnGap[] }
  /** Somebody has changed the configuration since, or has begun a reset. It stays. */
  | { readonly state: 'changed' }
  /** The former configuration could not return, or not all of it. `detail`: the system's words. */
  | {
      readonly state: 'failed';
      readonly reason: RebuildReason | null;
      readonly detail: string;
    };

/** What the state folder says about trials. */
export type TrialEvent = TrialAhead | TrialStep;

/** The latest trial, put together from the events of the state folder. */
export interface TrialRecord {
  readonly id: string;
  readonly ahead: TrialAhead;
  /** The latest step; the change itself while none was made. */
  readonly now: TrialEvent;
  /** When that was, ISO 8601, UTC. */
  readonly at: string;
  /** The names after the change; null: it gave none, or it is not over. */
  readonly named: HostNames | null;
}

/** Whether the former configuration may still return. */
export function isTrialOpen(trial: TrialRecord | null): trial is TrialRecord {
  return trial !== null && ['ahead', 'waiting', 'returning'].includes(trial.now.state);
}

/**
 * The latest trial after an event. An event that comes too late changes nothing: of an answer and
 * a return that begin at the same moment, the first one counts. So a return begins once.
 */
export function nextTrial(
  before: TrialRecord | null,
  { id, at, trial }: { readonly id: string; readonly at: string; readonly trial: TrialEvent },
): TrialRecord | null {
  if (trial.state === 'ahead')
    return isTrialOpen(before) ? before : { id, at, ahead: trial, now: trial, named: null };
  if (before?.id !== id) return before;
  const after: Readonly<Record<TrialStep['state'], readonly TrialEvent['state'][]>> = {
    waiting: ['ahead', 'waiting'],
    unchanged: ['ahead'],
    kept: ['ahead', 'waiting'],
    returning: ['waiting'],
    changed: ['ahead', 'waiting'],
    returned: ['returning'],
    failed: ['returning'],
  };
  if (!after[trial.state].includes(before.now.state)) return before;
  const named = trial.state === 'waiting' ? trial.names : before.named;
  return { ...before, now: trial, at, named };
}
