import type { NamedXapi } from '../model/index.js';
import type { UsageIssue } from '../text/index.js';
import { flag, valued, type GivenOptions } from './option-scan.js';
import { onlyWith } from './option-values.js';

/** The options that say which XenAPI a program uses. */
export const xapiOptions = [
  valued('xapi'),
  valued('fingerprint'),
  valued('password-file'),
  flag('plain-http'),
] as const;
type XapiOption = (typeof xapiOptions)[number]['name'];

/** Reads these options; null when they name no other XenAPI than the host's own. */
export function namedXapi(given: GivenOptions<XapiOption>): NamedXapi | null {
  const where = given.get('xapi') ?? null;
  return where === null
    ? null
    : {
        where,
        fingerprint: given.get('fingerprint') ?? null,
        passwordFile: given.get('password-file') ?? null,
        plainHttp: given.has('plain-http'),
      };
}

/** Those of these options that say nothing without `--xapi`. */
export const xapiIssues = (given: GivenOptions<XapiOption>): readonly UsageIssue[] =>
  onlyWith(given, 'xapi', ['fingerprint', 'password-file', 'plain-http']);
