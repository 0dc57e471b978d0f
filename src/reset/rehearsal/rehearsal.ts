import type { HostFacts, PoolLoss, WireFinding } from '../../model/index.js';
import type { Initiator, RebuiltThing } from '../journal/journal.js';
import type { ResetPlan } from '../plan/plan.js';
import type { RunOutcome } from '../run/event.js';
import type { VerificationReport } from '../startup/verification.js';

/** Checksums of a host's files by path; null: there is no such file. */
export type FileHashes = Readonly<Record<string, string | null>>;

/** How the start-up went on the copy of the host. */
export type RehearsedStartup =
  | { readonly state: 'completed'; readonly report: VerificationReport }
  /** `detail`: what XAPI or the start-up said. */
  | { readonly state: 'failed'; readonly detail: string }
  /**
   * `noDatabase`: the copy has no pool database. `supporter`: the coordinator has it.
   * `resetFailed`: the reset itself did not come to its end.
   */
  | { readonly state: 'notTried'; readonly why: 'noDatabase' | 'supporter' | 'resetFailed' };

/** A reset, its start-up and its rebuild as they went on a copy of the host. */
export interface Rehearsal {
  /** The host's own files, before and after. */
  readonly before: FileHashes;
  readonly after: FileHashes;
  readonly outcome: RunOutcome;
  readonly startup: RehearsedStartup;
  /** What was recreated; null: no rebuild was wanted, or it did not begin. */
  readonly rebuilt: readonly RebuiltThing[] | null;
}

/** A reset to run on a copy of the host, and what the copy is made from. */
export interface RehearsalOrder {
  readonly plan: ResetPlan;
  readonly facts: HostFacts;
  readonly wire: readonly WireFinding[];
  /** Also recreate what the reset removes. */
  readonly thenRebuild: boolean;
  readonly initiator: Initiator;
  /** The text of a pool database that takes the place of the host's own; null: the host's own. */
  readonly database: string | null;
}

/** Whether the rehearsal has changed no byte of the host. */
export function isUntouched({ before, after }: Pick<Rehearsal, 'before' | 'after'>): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** What the pool database would lose; null when the rehearsal cannot know. */
export function rehearsedLoss({ startup }: Rehearsal): PoolLoss | null {
  if (startup.state !== 'completed') return null;
  const { lost } = startup.report;
  return lost?.known === true ? lost.value : null;
}

/** Everything that did not work. */
export function refusedIn({ outcome, startup, rebuilt }: Rehearsal): readonly RebuiltThing[] {
  return [
    ...(outcome.result === 'failed'
      ? [
          {
            kind: 'reset',
            name: outcome.error.subject,
            state: 'failed',
            detail: outcome.error.cause,
          },
        ]
      : []),
    ...(startup.state === 'failed'
      ? [{ kind: 'start-up', name: '', state: 'failed', detail: startup.detail }]
      : []),
    ...(rebuilt ?? []).filter(({ state }) => state === 'failed' || state === 'impossible'),
  ];
}
