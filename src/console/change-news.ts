import type { ManagementStep } from '../model/index.js';

/** What has become of a VM that is asked to shut down. */
export type VmEnd = 'asked' | 'stopped' | 'failed';

/** What a change tells while it is under way. */
export type ChangeNews =
  /** This step begins, so those before it have ended. */
  | { readonly kind: 'changeStep'; readonly step: ManagementStep }
  /** `detail`: why it still runs, in XenAPI's words; '' for nothing. */
  | {
      readonly kind: 'vmEnding';
      readonly uuid: string;
      readonly name: string;
      readonly state: VmEnd;
      readonly detail: string;
    };

/** Ends a change that can still be ended: then it is answered by nothing; else it is answered as ever. */
export interface StopChange {
  readonly kind: 'stopChange';
  readonly change: 'power';
}
