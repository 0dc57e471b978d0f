import {
  parseVlanTag,
  isDeviceName,
  parseTypedMac,
  sameAddress,
  typedList,
  err,
  ok,
  type HostName,
  type Ipv4,
  type Ipv6,
  type Mac,
  type Result,
  type WantedBond,
  type Nic,
  type PoolRole,
  type Known,
  type HostProfile,
} from '../../model/index.js';
import { readCoordinator } from './coordinator.js';
import { readBond, usableNics } from './bond.js';
import {
  checkNameServersReached,
  readConfiguration,
  type ManagementConfiguration,
} from './configuration.js';
import type { ResetDraft } from './draft.js';
import { DraftCheck } from './draft-check.js';
import type { Issue } from './issue.js';

/** A checked request. Only `makeRequest` makes one. */
export interface ResetRequest extends ManagementConfiguration {
  /**
   * MAC of the chosen NIC, when this host has it. Device names may change in the same run; the port
   * must not.
   */
  readonly mac: Mac | null;
  /** null: pool.conf stays as it is. */
  readonly coordinatorAddress: Ipv4 | Ipv6 | HostName | null;
  readonly keepInterfaceNames: boolean;
  /** The bond to make through XenAPI after the reset. Absent: none is wanted. */
  readonly bond?: WantedBond;
}

/** The facts that a draft is checked against. */
export interface RequestContext {
  readonly profile: HostProfile;
  readonly nics: Known<readonly Nic[]>;
  readonly pool: PoolRole;
  /**
   * The operator insists on a device that this host does not have now. It is accepted only when
   * device names are about to be reset.
   */
  readonly forceDevice: boolean;
  /** NIC names in the host's own renaming rules; empty when it has no rules. */
  readonly ruleNames?: readonly string[];
}

/**
 * Checks the device against the NICs of this host and answers its MAC when it is there. When the
 * NICs cannot be read, any name passes (hazard `nics.unknown`).
 */
function readNic(check: DraftCheck, context: RequestContext, device: string): Mac | null {
  const tagged = vlanName(device);
  const isPort = (name: string): boolean =>
    !context.nics.known || context.nics.value.some((nic) => nic.physical && nic.device === name);
  if (tagged !== null && isPort(tagged.device))
    return check.report('device.isVlan', 'device', tagged);
  if (!context.nics.known) return null;
  const nics = context.nics.value;
  const available = availableNics(context);
  const nic = nics.find((candidate) => candidate.device === device);
  if (nic?.unfit !== undefined)
    return check.report('device.unfit', 'device', { why: nic.unfit, available });
  if (nic?.physical === true) return nic.mac;
  if (nic !== undefined) return check.report('device.notPhysical', 'device', { available });
  return context.forceDevice && !check.draft.keepInterfaceNames
    ? null
    : check.report('device.notOnThisHost', 'device', { available, ...rulesOf(context) });
}

/** The ports that a reset can use; '' where they are not known. */
function availableNics({ nics }: RequestContext): string {
  return usableNics(nics.known ? nics.value : [])
    .map((nic) => nic.device)
    .join(', ');
}

function rulesOf({ ruleNames = [] }: RequestContext): { readonly rules?: string } {
  return ruleNames.length === 0 ? {} : { rules: ruleNames.join(', ') };
}

/** All issues. A MAC address is no bad name, but one that no port of this host has. */
function issuesOf({ draft, issues }: DraftCheck, context: RequestContext): readonly Issue[] {
  if (parseTypedMac(draft.device) === null) return issues;
  const absent = { available: availableNics(context), ...rulesOf(context) };
  return issues.map((issue) =>
    issue.code === 'device.invalidName'
      ? { ...issue, code: 'device.macNotOnThisHost', params: { ...issue.params, ...absent } }
      : issue,
  );
}

/** Splits the kernel's name of a VLAN, such as `eth2.100`. */
function vlanName(text: string): { readonly device: string; readonly vlan: string } | null {
  const at = text.lastIndexOf('.');
  const [device, vlan] = [text.slice(0, at), text.slice(at + 1)];
  return at > 0 && typeof parseVlanTag(vlan) === 'number' ? { device, vlan } : null;
}

/**
 * When the draft's device, or a port of its bond, is a MAC address, replaces it with the name of
 * that port. A bridge may have the MAC of its port. An interface that cannot be used gets its name
 * too, so that the issue says why.
 */
function withDevice(draft: ResetDraft, { nics }: RequestContext): ResetDraft {
  const ports = nics.known ? nics.value : [];
  const nameOf = (typed: string): string => {
    const mac = parseTypedMac(typed);
    const named = mac === null ? [] : ports.filter((nic) => nic.mac === mac);
    return (named.find((nic) => nic.physical) ?? named[0])?.device ?? typed;
  };
  const { device, bondMembers } = draft;
  // Only a list with a MAC address is written again, so that any other is told as it was typed.
  const members = typedList(bondMembers);
  const isNamed = members.every((member) => nameOf(member) === member);
  return {
    ...draft,
    device: nameOf(device),
    bondMembers: isNamed ? bondMembers : members.map(nameOf).join(','),
  };
}

/**
 * Refuses what a host of the design page's time cannot do. Its trigger has no VLAN and no IPv6, and
 * `none` is not a mode there.
 */
function checkProfile(check: DraftCheck, profile: HostProfile): void {
  if (profile.name !== 'classic') return;
  if (check.draft.vlan !== '')
    check.report('profile.unsupported', 'vlan', { profile: profile.name });
  if (check.draft.ipv4Mode.toLowerCase() === 'none')
    check.report('profile.unsupported', 'ipv4Mode', { profile: profile.name });
  if (check.draft.ipv6Mode.toLowerCase() !== 'none')
    check.report('profile.unsupported', 'ipv6Mode', { profile: profile.name });
}

/**
 * Refuses a typed tag with leading zeros: some programs read 0012 as 12, others as 10. A tag from
 * another tool's file is read as xapi reads it.
 */
function checkVlanSpelling(check: DraftCheck): void {
  const typed = check.draft.vlan;
  const tag = parseVlanTag(typed);
  if (typeof tag === 'number' && typed !== String(tag))
    check.report('vlan.leadingZero', 'vlan', { tag: String(tag) });
}

/**
 * Reports a coordinator's address that this host itself will get: no coordinator would answer
 * there.
 */
function checkNotItself(
  check: DraftCheck,
  coordinator: ResetRequest['coordinatorAddress'],
  configuration: ManagementConfiguration,
): void {
  const own = [configuration.ipv4, configuration.ipv6].flatMap((config) =>
    config.mode === 'static' ? [config.address] : [],
  );
  if (coordinator !== null && own.some((address) => sameAddress(address, coordinator))) {
    check.report('coordinator.isThisHost', 'coordinatorAddress');
  }
}

/**
 * Turns a typed draft into a checked request, or into all its issues at once. Never throws,
 * whatever the strings contain.
 */
export function makeRequest(
  typed: ResetDraft,
  context: RequestContext,
): Result<ResetRequest, readonly Issue[]> {
  const draft = withDevice(typed, context);
  const check = new DraftCheck(draft, context.profile.onLoopback);
  const configuration = readConfiguration(check);
  const mac = isDeviceName(draft.device) ? readNic(check, context, draft.device) : null;
  checkProfile(check, context.profile);
  checkVlanSpelling(check);
  checkNameServersReached(check);
  const bond = readBond(check, context.nics);
  const coordinatorAddress = readCoordinator(check, context.pool);
  if (configuration !== null && context.pool.role !== 'coordinator')
    checkNotItself(check, coordinatorAddress, configuration);
  if (configuration === null || check.issues.length > 0) return err(issuesOf(check, context));
  return ok({
    ...configuration,
    mac,
    coordinatorAddress,
    keepInterfaceNames: draft.keepInterfaceNames,
    ...(bond === null ? {} : { bond }),
  });
}
