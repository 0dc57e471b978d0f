import {
  typedList,
  parseVlanTag,
  type Ipv4,
  type Ipv6,
  type VlanTag,
  isDeviceName,
  isIp,
  isIpv4,
} from '../../model/index.js';
import { emptyDraft, type ResetDraft } from './draft.js';
import { DraftCheck } from './draft-check.js';
import { readIpv4Config, type Ipv4Config } from './ipv4-config.js';
import { readIpv6Config, type Ipv6Config } from './ipv6-config.js';
import type { Issue } from './issue.js';

/**
 * The management interface as the trigger describes it (design page, step 9). The start-up sequence
 * has to set it up.
 */
export interface ManagementConfiguration {
  readonly device: string;
  readonly vlan: VlanTag | null;
  readonly ipv4: Ipv4Config;
  readonly ipv6: Ipv6Config;
  readonly dns: readonly (Ipv4 | Ipv6)[];
  /**
   * The MTU that the management network has now, to be kept where the new network has the usual
   * one. Absent: the MTU is that of the network.
   */
  readonly mtu?: number;
}

/** Reads the device's name. Does not check whether this host has it. */
export function readDevice(check: DraftCheck): string | null {
  const text = check.required('device');
  return text === null || isDeviceName(text) ? text : check.report('device.invalidName', 'device');
}

/** Reads the VLAN: undefined when an issue was reported, null for untagged. */
export function readVlan(check: DraftCheck): VlanTag | null | undefined {
  const text = check.optional('vlan');
  if (text === null) return undefined;
  if (text === '') return null;
  const tag = parseVlanTag(text);
  if (typeof tag === 'number') return tag;
  check.report(tag === 'invalid' ? 'vlan.invalid' : 'vlan.outOfRange', 'vlan');
  return undefined;
}

/** Reads the name servers one by one, so that each wrong one is named. */
function readDns(check: DraftCheck): readonly (Ipv4 | Ipv6)[] {
  const text = check.optional('dns') ?? '';
  const servers: (Ipv4 | Ipv6)[] = [];
  for (const entry of typedList(text)) {
    const why = isIp(entry) ? check.unusable(entry) : null;
    if (!isIp(entry)) check.report('dns.invalid', 'dns', { entry });
    else if (why !== null) check.report('address.unusable', 'dns', { value: entry, why });
    else servers.push(entry);
  }
  return servers;
}

/**
 * Reads name servers from a text (commas or blanks between them), and reports everything that is
 * wrong.
 */
export function parseNameServers(text: string): {
  readonly servers: readonly (Ipv4 | Ipv6)[];
  readonly issues: readonly Issue[];
} {
  const check = new DraftCheck({ ...emptyDraft, dns: text });
  const servers = readDns(check);
  return { servers, issues: check.issues };
}

/**
 * Whether name servers apply: with a static mode, as in the original, and with IPv6 autoconf, where
 * xapi uses them since v25.31. DHCP brings its own.
 */
export function usesNameServers({
  ipv4,
  ipv6,
}: {
  readonly ipv4: { readonly mode: string };
  readonly ipv6: { readonly mode: string };
}): boolean {
  return (
    ipv4.mode === 'static' ||
    ipv6.mode === 'static' ||
    (ipv6.mode === 'autoconf' && ipv4.mode !== 'dhcp')
  );
}

/** The modes of a draft, in lower case. */
const modesOf = ({ ipv4Mode, ipv6Mode }: ResetDraft): Parameters<typeof usesNameServers>[0] => ({
  ipv4: { mode: ipv4Mode.toLowerCase() },
  ipv6: { mode: ipv6Mode.toLowerCase() },
});

/**
 * Reports each typed name server of a family in which the host gets no address. Name servers that
 * another tool wrote into a trigger are accepted, as xapi does.
 */
export function checkNameServersReached(check: DraftCheck): void {
  const modes = modesOf(check.draft);
  if (!usesNameServers(modes)) return;
  for (const entry of typedList(check.draft.dns).filter(isIp)) {
    if (check.unusable(entry) !== null) continue;
    const family = isIpv4(entry) ? 'IPv4' : 'IPv6';
    const { mode } = family === 'IPv4' ? modes.ipv4 : modes.ipv6;
    if (mode === 'none') check.report('dns.unreachable', 'dns', { entry, family });
  }
}

/** Reads the part of a draft that the trigger also has; null when an issue was reported. */
export function readConfiguration(check: DraftCheck): ManagementConfiguration | null {
  const before = check.issues.length;
  const device = readDevice(check);
  const vlan = readVlan(check);
  const ipv4 = readIpv4Config(check);
  const ipv6 = readIpv6Config(check);
  if (ipv4?.mode === 'none' && ipv6?.mode === 'none') check.report('mode.bothNone', 'ipv4Mode');
  const dns = usesNameServers(modesOf(check.draft)) ? readDns(check) : [];
  if (
    check.issues.length > before ||
    device === null ||
    vlan === undefined ||
    ipv4 === null ||
    ipv6 === null
  )
    return null;
  return { device, vlan, ipv4, ipv6, dns };
}
