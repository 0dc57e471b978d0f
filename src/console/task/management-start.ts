import type { HostFacts, HostStatus } from '../../model/index.js';
import { consoleDraft } from '../../reset/index.js';
import { asItIs } from '../reset/present.js';
import type { ManagementPage } from './page.js';

/** Configure Management Interface's first page, with the present values as the configuration to start from. */
export function managementStart(facts: HostFacts, status: HostStatus | null): ManagementPage {
  // What the reset asks besides, and a change does not.
  return {
    task: 'management',
    page: 'start',
    draft: { ...asItIs(consoleDraft(facts), status), coordinatorAddress: '' },
    hostName: '',
  };
}
