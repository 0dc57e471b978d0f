import type { HazardCode, HostFiles, ResetPlan } from '../reset/index.js';

/** What the console wants done outside; the composition root carries it out and answers with events. */
export type Effect =
  /** Answered by a `facts` event. */
  | { readonly kind: 'readFacts' }
  /** Answered by a `status` event. */
  | { readonly kind: 'readStatus' }
  /** Answered by `run` events and one `runEnded`. Asked for only after `yes` was typed. */
  | {
      readonly kind: 'runReset'; readonly plan: ResetPlan;
      /** The files the plan was made from: should they differ when the run begins, it refuses. */
      readonly basis: HostFiles;
      /** '' = none given. */
      readonly reason: string;
      /** Hazards that would have stopped it, had the operator not typed that it shall go on all the same. */
      readonly overridden: readonly HazardCode[];
    }
  /** End the run if nothing is changed yet; answered by `runEnded`. */
  | { readonly kind: 'cancelRun' }
  /** Finish a reset that stopped half-way; answered like `runReset`. */
  | { readonly kind: 'resume'; readonly planId: string }
  /** Put back what a reset has changed; answered by `undoEnded`. */
  | { readonly kind: 'undo'; readonly planId: string }
  /** Paint every cell again (Ctrl-L). */
  | { readonly kind: 'redraw' }
  | { readonly kind: 'quit' };
