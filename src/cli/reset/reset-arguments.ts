import type { ResetDraft } from '../../reset/index.js';
import {
  commaList,
  answersWithinSeconds,
  longestMinutes,
  type ProfileName,
  type NamedXapi,
} from '../../model/index.js';
import type { UsageIssue } from '../../text/index.js';
import { scanOptions, type GivenOptions } from '../option-scan.js';
import { numberIn, profileIn, withoutHost } from '../option-values.js';
import { namedXapi } from '../xapi-options.js';
import { exclusions } from './option-clashes.js';
import { actions, type ResetAction } from './reset-action.js';
import { options, type OptionName } from './reset-options.js';

/** What a command line says. Values are as typed; `makeRequest` checks them. */
export interface ResetArguments {
  readonly action: ResetAction;
  /** Only the fields the operator named; `vlan` is '' with --novlan. */
  readonly draft: Partial<ResetDraft>;
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** Run it on a copy of the host only. */
  readonly rehearse: boolean;
  /** The file of the pool database for a rehearsal; '' when it was not given. */
  readonly database: string;
  readonly json: boolean;
  readonly noReboot: boolean;
  readonly force: boolean;
  readonly forceDevice: boolean;
  readonly reason: string;
  /** The names of the items that a rebuild recreates; empty for all items. */
  readonly only: readonly string[];
  /** The start-up recreates what the reset removed. */
  readonly thenRebuild: boolean;
  /** The former configuration returns unless confirmed within so many minutes; null: never. */
  readonly confirmWithin: number | null;
  /** Look at the wire before the reset. */
  readonly look: boolean;
  /** How many seconds a probe listens. */
  readonly listen: number;
  /** The probe may bring up a port that is down. */
  readonly raise: boolean;
  /** The new address of the coordinator for this host, as typed. */
  readonly coordinator?: string;
  /** Stop mentioning supporters that are not back. */
  readonly done: boolean;
  /** The file of the plan to apply; '' when it was not given. */
  readonly planFile: string;
  /** A temporary address as ADDRESS/PREFIX, as typed. */
  readonly temporaryAddress: string;
  /** How many minutes the temporary address stays. */
  readonly minutes: number;
  readonly profile: ProfileName | null;
  /** null: not given. */
  readonly root: string | null;
  /** null: use the host's own socket. */
  readonly xapi: NamedXapi | null;
}

/** Long enough to come back with a laptop. */
const usualMinutes = 60;

/** A command line as read, with every error in its form. */
export interface ReadArguments {
  readonly arguments: ResetArguments;
  readonly issues: readonly UsageIssue[];
  /**
   * The command line could not be read completely, so a missing option is not reported: an unknown
   * option may stand for it. Also true when --root is empty, so that no host is named.
   */
  readonly incomplete: boolean;
}

/** Reads a command line (without the program's name) and reports all errors in its form at once. */
export function readArguments(words: readonly string[]): ReadArguments {
  const { given, issues } = scanOptions(words, options);
  const profile = profileIn(given);
  const action = actions.find((each) => given.has(each)) ?? 'reset';
  const minutes = numberIn(given, 'for', usualMinutes, [1, longestMinutes]);
  const within = numberIn(given, 'confirm-within', longestMinutes, [1, longestMinutes]);
  const listen = numberIn(given, 'listen', answersWithinSeconds, [1, 600]);
  return {
    arguments: {
      action: withoutHost(given) ?? action,
      draft: draftOf(given),
      yes: given.has('yes'),
      dryRun: given.has('dry-run'),
      rehearse: given.has('rehearse'),
      database: given.get('database') ?? '',
      json: given.has('json'),
      noReboot: given.has('no-reboot'),
      force: given.has('force'),
      forceDevice: given.has('force-device'),
      reason: given.get('reason') ?? '',
      only: commaList(given.get('only') ?? ''),
      thenRebuild: given.has('then-rebuild'),
      confirmWithin: given.has('confirm-within') ? within.value : null,
      look: !given.has('no-probe'),
      listen: listen.value,
      raise: given.has('raise'),
      ...(given.has('coordinator-address')
        ? { coordinator: given.get('coordinator-address') ?? '' }
        : {}),
      done: given.has('done'),
      planFile: given.get('apply') ?? '',
      temporaryAddress: given.get('temporary-address') ?? '',
      minutes: minutes.value,
      profile: profile.value,
      root: given.get('root') ?? null,
      xapi: namedXapi(given),
    },
    issues: [
      ...issues,
      ...exclusions(given),
      ...emptyList(given),
      ...listen.issues,
      ...minutes.issues,
      ...within.issues,
      ...profile.issues,
    ],
    incomplete: issues.some(
      (issue) =>
        issue.code === 'option.unknown' ||
        issue.code === 'option.ambiguous' ||
        issue.code === 'option.needsValue' ||
        (issue.code === 'value.empty' && issue.option === '--root'),
    ),
  };
}

function draftOf(given: GivenOptions<OptionName>): Partial<ResetDraft> {
  const value = (option: OptionName): string | undefined => given.get(option) ?? undefined;
  return {
    ...field('coordinatorAddress', value('master')),
    ...field('device', value('device')),
    ...field('ipv4Mode', value('mode')),
    ...field('address', value('ip')),
    ...field('netmask', value('netmask')),
    ...field('gateway', value('gateway')),
    ...field('dns', value('dns')),
    ...field('ipv6Mode', value('mode-v6')),
    ...field('address6', value('ipv6')),
    ...field('gateway6', value('gateway-v6')),
    ...field('bondMembers', value('bond')),
    ...field('bondMode', value('bond-mode')),
    ...field('vlan', given.has('novlan') ? '' : value('vlan')),
    ...(given.has('keep-interface-name-rules') ? { keepInterfaceNames: true } : {}),
  };
}

/** One field of the draft, or no field when the option was not given. */
function field(
  name: Exclude<keyof ResetDraft, 'keepInterfaceNames'>,
  value: string | undefined,
): Partial<ResetDraft> {
  return value === undefined ? {} : { [name]: value };
}

/** A list that names nothing must not count as all. */
function emptyList(given: GivenOptions<OptionName>): readonly UsageIssue[] {
  const list = given.get('only') ?? '';
  return list !== '' && commaList(list).length === 0
    ? [{ code: 'value.empty', option: '--only' }]
    : [];
}
