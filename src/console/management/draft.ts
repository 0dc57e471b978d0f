import type { HostFacts, HostStatus } from '../../model/index.js';
import { consoleDraft, type ResetDraft } from '../../reset/index.js';
import { asItIs } from '../reset/present.js';

/** The configuration so far, in the words of a reset's draft. */
export interface ManagementDraft {
  readonly draft: ResetDraft;
  /** '' = it stays as it is. */
  readonly hostName: string;
}

/** The present values, which a change starts from. */
export function presentManagement(facts: HostFacts, status: HostStatus | null): ManagementDraft {
  // What the reset asks besides, and a change does not.
  return {
    draft: { ...asItIs(consoleDraft(facts), status), coordinatorAddress: '' },
    hostName: '',
  };
}
