import { readConfiguration, type ManagementConfiguration } from '../request/configuration.js';
import { emptyDraft, type ResetDraft } from '../request/draft.js';
import { DraftCheck, type TextField } from '../request/draft-check.js';
import type { IssueCode } from '../request/issue.js';
import { assignment, parseKeyValue, type KeyValueLine } from './key-value.js';
import { err, ok, triggerFields, type HostProfile, type Result } from '../../model/index.js';

const keys = triggerFields satisfies Record<string, TextField>;

/** A key that the trigger may hold (xapi's spelling). */
export type TriggerKey = keyof typeof keys;

const triggerKeys: readonly TriggerKey[] = [
  'DEVICE',
  'MODE',
  'MODE_V6',
  'VLAN',
  'IP',
  'NETMASK',
  'GATEWAY',
  'IPV6',
  'GATEWAY_V6',
  'DNS',
];

/** One wrong line of a trigger. `line` counts from 1; null when the key is missing. */
export interface TriggerIssue {
  readonly code: IssueCode | 'key.repeated';
  readonly key: TriggerKey;
  readonly line: number | null;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The trigger's text (design page, step 9): bare values, keys in the original's order. A mode of
 * none has no line.
 */
export function printTrigger(configuration: ManagementConfiguration): string {
  const { device, ipv4, ipv6, vlan, dns } = configuration;
  const lines: [TriggerKey, string][] = [['DEVICE', device]];
  if (ipv4.mode !== 'none') lines.push(['MODE', ipv4.mode]);
  if (ipv6.mode !== 'none') lines.push(['MODE_V6', ipv6.mode]);
  if (vlan !== null) lines.push(['VLAN', String(vlan)]);
  if (ipv4.mode === 'static') {
    lines.push(['IP', ipv4.address], ['NETMASK', ipv4.netmask]);
    if (ipv4.gateway !== null) lines.push(['GATEWAY', ipv4.gateway]);
  }
  if (ipv6.mode === 'static') {
    lines.push(['IPV6', `${ipv6.address}/${ipv6.prefixLength}`]);
    if (ipv6.gateway !== null) lines.push(['GATEWAY_V6', ipv6.gateway]);
  }
  if (dns.length > 0) lines.push(['DNS', dns.join(',')]);
  return lines.map(([key, value]) => `${assignment(key, value, 'bare')}\n`).join('');
}

/** Every line that assigns the key, with its number (from 1). */
function assignmentsOf(
  lines: readonly KeyValueLine[],
  key: TriggerKey,
): readonly { readonly line: number; readonly value: string }[] {
  return lines.flatMap(({ entry }, index) =>
    entry?.key === key ? [{ line: index + 1, value: entry.value }] : [],
  );
}

/**
 * The draft that a trigger describes. An absent mode leaves that family unconfigured, as in xapi.
 */
function draftOf(lines: readonly KeyValueLine[]): ResetDraft {
  const value = (key: TriggerKey): string => assignmentsOf(lines, key)[0]?.value ?? '';
  const mode = (key: TriggerKey): string => assignmentsOf(lines, key)[0]?.value ?? 'none';
  return {
    ...emptyDraft,
    device: value('DEVICE'),
    ipv4Mode: mode('MODE'),
    ipv6Mode: mode('MODE_V6'),
    vlan: value('VLAN'),
    address: value('IP'),
    netmask: value('NETMASK'),
    gateway: value('GATEWAY'),
    address6: value('IPV6'),
    gateway6: value('GATEWAY_V6'),
    dns: value('DNS'),
  };
}

/** Lines whose key came before: two programs might use different ones. */
function repeated(lines: readonly KeyValueLine[]): readonly TriggerIssue[] {
  return triggerKeys.flatMap((key) =>
    assignmentsOf(lines, key)
      .slice(1)
      .map(({ line, value }): TriggerIssue => ({
        code: 'key.repeated',
        key,
        line,
        params: { value },
      })),
  );
}

/**
 * An empty `VLAN=` does not mean untagged: xapi fails on it, and one host came back without
 * network.
 */
function emptyVlan(lines: readonly KeyValueLine[]): readonly TriggerIssue[] {
  return assignmentsOf(lines, 'VLAN')
    .slice(0, 1)
    .filter(({ value }) => value === '')
    .map(({ line }): TriggerIssue => ({
      code: 'value.missing',
      key: 'VLAN',
      line,
      params: { value: '' },
    }));
}

/**
 * Reads a trigger for the start-up sequence (step 1). Lines and keys that xapi ignores are ignored.
 * All other values are checked as strictly as typed ones, and all issues are reported at once.
 */
export function parseTrigger(
  text: string,
  { onLoopback }: Pick<HostProfile, 'onLoopback'> = {},
): Result<ManagementConfiguration, readonly TriggerIssue[]> {
  const lines = parseKeyValue(text);
  const check = new DraftCheck(draftOf(lines), onLoopback);
  const configuration = readConfiguration(check);
  const wrong = check.issues.flatMap(({ code, path, params }) =>
    triggerKeys
      .filter((key) => keys[key] === path)
      .map((key): TriggerIssue => ({
        code,
        key,
        line: assignmentsOf(lines, key)[0]?.line ?? null,
        params,
      })),
  );
  const issues = [...wrong, ...emptyVlan(lines), ...repeated(lines)];
  return configuration !== null && issues.length === 0 ? ok(configuration) : err(issues);
}
