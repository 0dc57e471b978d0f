import type { HostFacts, HostStatus } from '../../model/index.js';
import { consoleDraft, type ResetDraft } from '../../reset/index.js';
import { asItIs } from '../reset/present.js';

/** The configuration so far, in the form of a reset's draft. */
export interface ManagementDraft {
  readonly draft: ResetDraft;
  /** '' leaves it unchanged. */
  readonly hostName: string;
  /** Seconds after which the former configuration returns unless somebody confirms; 0: never. */
  readonly returnWithin: number;
}

/** The present values, which a change starts from. */
export function presentManagement(facts: HostFacts, status: HostStatus | null): ManagementDraft {
  // Only a reset asks for the coordinator's address.
  return {
    draft: { ...asItIs(consoleDraft(facts), status), coordinatorAddress: '' },
    hostName: '',
    returnWithin: 0,
  };
}
