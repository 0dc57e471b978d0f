import { consoleDraft, type HostFacts, type ResetDraft } from '../../reset/index.js';
import type { HostStatus, ManagementStatus } from '../status.js';
import type { ManagementPage } from './page.js';

/** What XAPI says it is now, in place of the firstboot data, which no change by XAPI touches. The leased address is there when somebody turns to static. */
function asItIs(draft: ResetDraft, now: ManagementStatus): ResetDraft {
  const routed = now.addresses6.find((address) => !address.toLowerCase().startsWith('fe80:')) ?? '';
  return {
    ...draft, device: now.device, vlan: now.vlan, address: now.address, netmask: now.netmask, gateway: now.gateway, dns: now.dns.join(','),
    ipv4Mode: now.mode === 'unknown' ? draft.ipv4Mode : now.mode, ipv6Mode: now.modeV6 === 'unknown' ? draft.ipv6Mode : now.modeV6,
    address6: routed, gateway6: routed === draft.address6 ? draft.gateway6 : '',
  };
}

/** Configure Management Interface's first page, with the present values as the configuration to start from. */
export function managementStart(facts: HostFacts, status: HostStatus | null): ManagementPage {
  // What the reset asks besides, and a change does not.
  const draft = { ...consoleDraft(facts), coordinatorAddress: '' };
  const now = status?.management.known === true ? status.management.value : null;
  return { task: 'management', page: 'start', draft: now === null ? draft : asItIs(draft, now), hostName: '' };
}
