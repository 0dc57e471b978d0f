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
  /** Their keys (`itemKey`). */
  readonly keys: readonly string[];
}

/** The rebuild ends before its next item. */
export interface StopRebuild {
  readonly kind: 'stopRebuild';
}

/** What Rebuild after Reset asks for. */
export type RebuildEffect = ReadRebuild | Rebuild | StopRebuild;

/** What was kept before a reset, and what is there now. */
export interface KeptAndNow {
  readonly state: 'kept';
  /** The reset's. */
  readonly planId: string;
  readonly kept: KeptNetworking;
  readonly now: HostNetworking;
}

/** What was found. `detail`: why XAPI did not tell, in its words. */
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

/** What came of every item; where XAPI could not be asked, why. */
export interface RebuildEnded {
  readonly kind: 'rebuildEnded';
  readonly result:
    | { readonly ok: true; readonly items: readonly RebuiltItem[] }
    | { readonly ok: false; readonly detail: string };
}

/** What its dialogue hears. */
export type RebuildAnswer = RebuildRead | RebuildStep | RebuildEnded;
