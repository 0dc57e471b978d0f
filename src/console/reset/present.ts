import {
  membersOf,
  type HostFacts,
  type HostStatus,
  type ManagementSource,
  type ManagementStatus,
} from '../../model/index.js';
import { consoleDraft, type ResetDraft } from '../../reset/index.js';
import { physicalNics } from '../describe/nics.js';

/**
 * The management interface as it is now; null where only the firstboot data tell of it, or there is
 * none.
 */
function managementNow(status: HostStatus | null): ManagementStatus | null {
  const now = status?.management.known === true ? status.management.value : null;
  return now === null || now.source === 'firstboot' ? null : now;
}

/** Who says what `presentDraft` holds; null: nobody has said anything. */
export function presentSource(
  { management }: HostFacts,
  status: HostStatus | null,
): ManagementSource | null {
  return managementNow(status)?.source ?? (management === null ? null : 'firstboot');
}

/**
 * A draft with what is there now, in place of the firstboot data, which no change by XAPI touches.
 * A leased address is there for who turns to static.
 */
export function asItIs(draft: ResetDraft, status: HostStatus | null): ResetDraft {
  const now = managementNow(status);
  if (now === null) return draft;
  const routed = now.addresses6.find((address) => !address.toLowerCase().startsWith('fe80:')) ?? '';
  return {
    ...draft,
    device: now.device,
    vlan: now.vlan,
    address: now.address,
    netmask: now.netmask,
    gateway: now.gateway,
    dns: now.dns.join(','),
    ipv4Mode: now.mode === 'unknown' ? draft.ipv4Mode : now.mode,
    ipv6Mode: now.modeV6 === 'unknown' ? draft.ipv6Mode : now.modeV6,
    address6: routed,
    gateway6: routed === draft.address6 ? draft.gateway6 : '',
  };
}

/**
 * What a reset's questions start from: the present values, as far as a reset can bring them about.
 * A bond gives way to a port of it.
 */
export function presentDraft(facts: HostFacts, status: HostStatus | null): ResetDraft {
  const first = consoleDraft(facts);
  const now = asItIs(first, status);
  const nics = physicalNics(facts);
  const members = facts.wiring.known ? membersOf(facts.wiring.value, now.device) : [];
  const port =
    nics.find(({ device }) => device === now.device) ??
    nics.find(({ device }) => members.includes(device)) ??
    nics.find(({ memberOf }) => memberOf !== null && memberOf === now.device);
  const draft = { ...now, device: port?.device ?? first.device };
  return facts.profile.name === 'classic'
    ? {
        ...draft,
        vlan: '',
        ipv6Mode: 'none',
        ipv4Mode: draft.ipv4Mode === 'none' ? 'dhcp' : draft.ipv4Mode,
      }
    : draft;
}
