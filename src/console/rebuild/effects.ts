import type { HostNetworking, KeptNetworking } from '../../model/index.js';
import type { RebuiltItem } from '../../reset/index.js';

/** Reads what a reset has kept and what is there now; answered by `rebuildRead`. */
export interface ReadRebuild {
  readonly kind: 'readRebuild';
}

/** Makes these items again; answered by `rebuildStep` events and one `rebuildEnded`. */
export interface Rebuild {
  readonly kind: 'rebuild';
  readonly planId: string;
  readonly kept: KeptNetworking;
  /** Keys of the items (`itemKey`). */
  readonly keys: readonly string[];
  /** Management gets its former addresses back also on its former interface. */
  readonly restores?: true;
}

/** Ends the rebuild before its next item. */
export interface StopRebuild {
  readonly kind: 'stopRebuild';
}

/** What Rebuild after Reset asks for. */
export type RebuildEffect = ReadRebuild | Rebuild | StopRebuild;

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

/** An item begins or has ended. */
export interface RebuildStep {
  readonly kind: 'rebuildStep';
  readonly key: string;
  readonly phase: 'starting' | 'made' | 'failed';
  readonly detail: string;
}

/** The result of every item, or a sentence that says why nothing could be made. */
export interface RebuildEnded {
  readonly kind: 'rebuildEnded';
  readonly result:
    | { readonly ok: true; readonly items: readonly RebuiltItem[] }
    | { readonly ok: false; readonly detail: string };
}

/** The answers that the rebuild's dialogue receives. */
export type RebuildAnswer = RebuildRead | RebuildStep | RebuildEnded;
