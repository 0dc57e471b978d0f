import { consoleDraft, type HostFacts } from '../../reset/index.js';
import { asItIs } from '../reset/present.js';
import type { HostStatus } from '../status.js';
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
