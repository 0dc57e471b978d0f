import {
  parseVlanTag,
  type Ipv4,
  type Ipv6,
  type VlanTag,
  isDeviceName,
  ipUnusable,
  isIp,
} from '../../model/index.js';
import { emptyDraft } from './draft.js';
import { DraftCheck } from './draft-check.js';
import { readIpv4Config, type Ipv4Config } from './ipv4-config.js';
import { readIpv6Config, type Ipv6Config } from './ipv6-config.js';
import type { Issue } from './issue.js';

/**
 * The management interface as the trigger describes it (design page, step 9): what the start-up
 * sequence has to bring about.
 */
export interface ManagementConfiguration {
  readonly device: string;
  readonly vlan: VlanTag | null;
  readonly ipv4: Ipv4Config;
  readonly ipv6: Ipv6Config;
  readonly dns: readonly (Ipv4 | Ipv6)[];
}

/** Reads the device's name; whether this host has it is another question. */
export function readDevice(check: DraftCheck): string | null {
  const text = check.required('device');
  return text === null || isDeviceName(text) ? text : check.report('device.invalidName', 'device');
}

/** Reads the VLAN: undefined when something was reported, null for untagged. */
export function readVlan(check: DraftCheck): VlanTag | null | undefined {
  const text = check.optional('vlan');
  if (text === null) return undefined;
  if (text === '') return null;
  const tag = parseVlanTag(text);
  if (typeof tag === 'number') return tag;
  check.report(tag === 'invalid' ? 'vlan.invalid' : 'vlan.outOfRange', 'vlan');
  return undefined;
}

/** Reads the name servers, each by itself so that each wrong one is named. */
function readDns(check: DraftCheck): readonly (Ipv4 | Ipv6)[] {
  const text = check.optional('dns') ?? '';
  const servers: (Ipv4 | Ipv6)[] = [];
  for (const entry of text.split(/[, ]+/).filter((piece) => piece !== '')) {
    const why = isIp(entry) ? ipUnusable(entry) : null;
    if (!isIp(entry)) check.report('dns.invalid', 'dns', { entry });
    else if (why !== null) check.report('address.unusable', 'dns', { value: entry, why });
    else servers.push(entry);
  }
  return servers;
}

/**
 * The name servers in a text (with commas or blanks between them), and everything that is wrong
 * with it.
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
 * Reads everything of a draft that the trigger also says; null when something was reported. Name
 * servers count with a static mode only, as in the original.
 */
export function readConfiguration(check: DraftCheck): ManagementConfiguration | null {
  const before = check.issues.length;
  const device = readDevice(check);
  const vlan = readVlan(check);
  const ipv4 = readIpv4Config(check);
  const ipv6 = readIpv6Config(check);
  if (ipv4?.mode === 'none' && ipv6?.mode === 'none') check.report('mode.bothNone', 'ipv4Mode');
  const isStatic = [check.draft.ipv4Mode, check.draft.ipv6Mode].some(
    (mode) => mode.toLowerCase() === 'static',
  );
  const dns = isStatic ? readDns(check) : [];
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
