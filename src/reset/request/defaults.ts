import {
  firstbootBond,
  ipModes,
  parseVlanTag,
  parseHost,
  type FirstbootManagement,
  type HostFacts,
  type Nic,
} from '../../model/index.js';
import { emptyDraft, type ResetDraft } from './draft.js';

/**
 * The default device. A reset forgets bonds, so when LABEL names a bond, its first member is used
 * (as networkd does). Any other LABEL is used as it is: if this host does not have it, the issue
 * explains that better than a guess.
 */
function defaultDevice(management: FirstbootManagement, nics: readonly Nic[]): string {
  const physical = nics.filter((nic) => nic.physical);
  const { device } = management;
  if (physical.some((nic) => nic.device === device)) return device;
  const listed = firstbootBond(management)?.members.find((member) =>
    physical.some((nic) => nic.device === member),
  );
  return (
    listed ??
    physical.find((nic) => nic.memberOf !== null && nic.memberOf === device)?.device ??
    device
  );
}

/**
 * The default VLAN: that of the firstboot data, as in the original, without leading zeros. None on
 * a classic host, which has no VLAN for management.
 */
function defaultVlan(management: FirstbootManagement, facts: HostFacts): string {
  if (facts.profile.name === 'classic') return '';
  const tag = parseVlanTag(management.vlan);
  return typeof tag === 'number' ? String(tag) : management.vlan;
}

/**
 * The command's draft before its options: device and VLAN of the firstboot data, DHCP, nothing
 * else. Old addresses are never carried over: `--mode=static` needs its own.
 */
export function commandDraft(facts: HostFacts): ResetDraft {
  const management = facts.management;
  if (management === null) return emptyDraft;
  const nics = facts.nics.known ? facts.nics.value : [];
  return {
    ...emptyDraft,
    device: defaultDevice(management, nics),
    vlan: defaultVlan(management, facts),
  };
}

/** The mode of the firstboot data if it is allowed, else the fallback. */
function presentMode(mode: string, allowed: readonly string[], fallback: string): string {
  return allowed.includes(mode.toLowerCase()) ? mode.toLowerCase() : fallback;
}

/**
 * The coordinator's address to offer: pool.conf's on a supporter. When that could not be typed (it
 * has a port behind it), the field stays empty, which keeps it.
 */
function presentCoordinator(facts: HostFacts): string {
  return facts.pool.role === 'supporter' ? (parseHost(facts.pool.coordinatorAddress) ?? '') : '';
}

/**
 * The dialogue's first draft: the host's present values, so that an operator changes only what is
 * wrong. Every value is shown before it is used.
 */
export function consoleDraft(facts: HostFacts): ResetDraft {
  const draft = { ...commandDraft(facts), coordinatorAddress: presentCoordinator(facts) };
  const management = facts.management;
  if (management === null) return draft;
  const classic = facts.profile.name === 'classic';
  const ipv6Mode = classic ? 'none' : presentMode(management.modeV6, ipModes, 'none');
  const absentIpv4 = ipv6Mode === 'none' ? 'dhcp' : 'none';
  const ipv4Mode = presentMode(management.mode, ['dhcp', 'static'], absentIpv4);
  return {
    ...draft,
    ipv4Mode,
    ipv6Mode,
    address: management.address,
    netmask: management.netmask,
    gateway: management.gateway,
    address6: management.address6,
    gateway6: management.gateway6,
    dns: management.dns,
  };
}
