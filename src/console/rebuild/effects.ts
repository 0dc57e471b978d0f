import type { HostNetworking, KeptNetworking, Result } from '../../model/index.js';
import type { RebuiltItem, ResetRecord, RebuildEvent } from '../../reset/index.js';
import type { ResetAnswer, ResetEffect } from '../reset/effects.js';
import type { DialoguePage, Go } from '../widgets/spec.js';

/** Reads what a reset has kept and what is there now; answered by `rebuildRead`. */
export interface ReadRebuild {
  readonly kind: 'readRebuild';
}

/** Reads what undoing the last completed reset would bring back; answered by `undoRead`. */
export interface ReadUndo {
  readonly kind: 'readUndo';
}

/** Makes these items again; answered by `rebuildStep` events and one `rebuildEnded`. */
export interface Rebuild {
  readonly kind: 'rebuild';
  readonly planId: string;
  readonly kept: KeptNetworking;
  /** Keys of the items (`itemKey`). */
  readonly keys: readonly string[];
  /** Keys of the items that are made before all others. */
  readonly first?: readonly string[];
  /** Management gets its former addresses back also on its former interface. */
  readonly restores?: true;
}

/** Ends the rebuild before its next item. */
export interface StopRebuild {
  readonly kind: 'stopRebuild';
}

/** What Rebuild after Reset asks for. */
export type RebuildEffect = ReadRebuild | ReadUndo | Rebuild | StopRebuild;

/** The networking kept before a reset, and the present one. */
export interface KeptAndNow {
  readonly state: 'kept';
  /** Id of the reset's plan. */
  readonly planId: string;
  readonly kept: KeptNetworking;
  readonly now: HostNetworking;
  /** The operator wants the former addresses of the management interface back too. */
  readonly restores?: true;
}

/** What there is to rebuild. `detail`: XAPI's words why it did not answer. */
export interface RebuildRead {
  readonly kind: 'rebuildRead';
  readonly read:
    | KeptAndNow
    | { readonly state: 'nothingKept' }
    | { readonly state: 'unreachable'; readonly detail: string };
}

/** What undoing the last reset would bring back. */
export interface UndoRead {
  readonly kind: 'undoRead';
  readonly read:
    | KeptAndNow
    /** No reset is left that could be undone. */
    | { readonly state: 'nothing' }
    /** The last reset is not completed yet, so its files are to be put back instead. */
    | { readonly state: 'pending' }
    /** `why`: a sentence. */
    | { readonly state: 'impossible'; readonly why: string };
  /** The reset; null: there is none. */
  readonly record: Pick<ResetRecord, 'kept' | 'basis'> | null;
}

/** An item begins or has ended. */
export interface RebuildStep {
  readonly kind: 'rebuildStep';
  readonly key: string;
  readonly phase: RebuildEvent['phase'];
  readonly detail: string;
}

/** The result of every item, or a sentence that says why nothing could be made. */
export interface RebuildEnded {
  readonly kind: 'rebuildEnded';
  readonly result: Result<readonly RebuiltItem[], string>;
}

/** The answers that the rebuild's dialogue receives. */
export type RebuildAnswer = RebuildRead | UndoRead | RebuildStep | RebuildEnded;

/** Pages of Rebuild after Reset and Undo Network Reset. They may lead to a new reset. */
export type RebuildPage = DialoguePage<RebuildEffect | ResetEffect, RebuildAnswer | ResetAnswer>;

/** Where an answer on such a page leads. */
export type RebuildGo = Go<RebuildEffect | ResetEffect, RebuildAnswer | ResetAnswer>;
