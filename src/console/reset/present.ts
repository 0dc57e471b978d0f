import {
  addressPart,
  isLinkLocal,
  membersOf,
  type HostFacts,
  type HostStatus,
  type ManagementSource,
  type ManagementStatus,
  knownManagement,
} from '../../model/index.js';
import {
  consoleDraft,
  formerValues,
  type FormerManagement,
  type ResetDraft,
} from '../../reset/index.js';
import { physicalNics } from '../describe/nics.js';
import type { Answers } from './steps/step.js';

/**
 * The management interface as it is now; null if there is none, or if only the firstboot data name
 * one.
 */
function managementNow(status: HostStatus | null): ManagementStatus | null {
  const now = knownManagement(status);
  return now === null || now.source === 'firstboot' ? null : now;
}

/** The source of the values of `presentDraft`; null: there is none. */
export function presentSource(
  { management }: HostFacts,
  status: HostStatus | null,
): ManagementSource | null {
  return managementNow(status)?.source ?? (management === null ? null : 'firstboot');
}

/**
 * A draft with the present values in place of the firstboot data, because a change by XAPI does not
 * update those. It includes a leased address, for an operator who changes to static.
 */
export function asItIs(draft: ResetDraft, status: HostStatus | null): ResetDraft {
  const now = managementNow(status);
  if (now === null) return draft;
  const routed = now.addresses6.find((entry) => !isLinkLocal(addressPart(entry))) ?? '';
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
 * The answers that a reset's questions start from: the present values, as far as a reset can
 * restore them. One of its ports takes the place of a bond.
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
  return forProfile(draft, facts);
}

/** A classic host has no VLAN, IPv6 or Bond for management. */
function forProfile(draft: ResetDraft, { profile }: HostFacts): ResetDraft {
  return profile.name === 'classic'
    ? {
        ...draft,
        vlan: '',
        ipv6Mode: 'none',
        ipv4Mode: draft.ipv4Mode === 'none' ? 'dhcp' : draft.ipv4Mode,
        bondMembers: '',
        bondMode: '',
      }
    : draft;
}

/** The answers of a new dialogue: the values from before the last reset, or the present ones. */
export function firstAnswers(
  facts: HostFacts,
  former: FormerManagement | null,
  status: HostStatus | null,
): Answers {
  return former === null
    ? { facts, draft: presentDraft(facts, status), source: presentSource(facts, status) }
    : { facts, draft: forProfile({ ...consoleDraft(facts), ...formerValues(former) }, facts) };
}
