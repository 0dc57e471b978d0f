import type { ResetDraft } from '../reset/index.js';
import type { ProfileName } from '../model/index.js';
import type { UsageProblem } from '../text/index.js';
import { scanOptions } from './option-scan.js';
import { options, type OptionName } from './reset-options.js';

/** What the command is asked to do. */
export type ResetAction = 'reset' | 'resume' | 'undo' | 'status' | 'help' | 'version';

/** What a command line says. Values are as typed: `makeRequest` judges them. */
export interface ResetArguments {
  readonly action: ResetAction;
  /** Only the fields the operator named; `vlan` is '' with --novlan. */
  readonly draft: Partial<ResetDraft>;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly noReboot: boolean;
  readonly force: boolean;
  readonly forceDevice: boolean;
  readonly reason: string;
  readonly profile: ProfileName | null;
  /** null: not given. */
  readonly root: string | null;
}

const actions = ['status', 'resume', 'undo'] as const;
/** What a reset is told; a status, a resume or an undo has the earlier one's. */
const resetOnly: readonly OptionName[] = [
  'master',
  'device',
  'mode',
  'ip',
  'netmask',
  'gateway',
  'dns',
  'mode-v6',
  'ipv6',
  'gateway-v6',
  'vlan',
  'novlan',
  'keep-interface-name-rules',
  'dry-run',
  'force-device',
];
const profiles: readonly ProfileName[] = ['classic', 'networkd'];

/** A command line as read, with every fault of its form. */
export interface ReadArguments {
  readonly arguments: ResetArguments;
  readonly problems: readonly UsageProblem[];
  /** A word could not be placed at all: what the other options are missing then means nothing. */
  readonly incomplete: boolean;
}

/** Reads a command line (without the program's name), all faults of form at once. */
export function readArguments(words: readonly string[]): ReadArguments {
  const { given, problems } = scanOptions(words);
  const wantedProfile = given.get('profile');
  const profile = profiles.find((name) => name === wantedProfile) ?? null;
  const action = actions.find((each) => given.has(each)) ?? 'reset';
  return {
    arguments: {
      action: given.has('help') ? 'help' : given.has('version') ? 'version' : action,
      draft: draftOf(given),
      yes: given.has('yes'),
      dryRun: given.has('dry-run'),
      json: given.has('json'),
      noReboot: given.has('no-reboot'),
      force: given.has('force'),
      forceDevice: given.has('force-device'),
      reason: given.get('reason') ?? '',
      profile,
      root: given.get('root') ?? null,
    },
    problems: [
      ...problems,
      ...exclusions(given),
      ...emptyValues(given),
      ...(wantedProfile === undefined || profile !== null
        ? []
        : [
            {
              code: 'value.notOneOf' as const,
              option: '--profile',
              value: wantedProfile,
              allowed: profiles,
            },
          ]),
    ],
    incomplete: problems.some(
      ({ code }) =>
        code === 'option.unknown' || code === 'option.ambiguous' || code === 'option.needsValue',
    ),
  };
}

function draftOf(given: ReadonlyMap<OptionName, string>): Partial<ResetDraft> {
  const value = (option: OptionName): string | undefined => given.get(option);
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
    ...field('vlan', given.has('novlan') ? '' : value('vlan')),
    ...(given.has('keep-interface-name-rules') ? { keepInterfaceNames: true } : {}),
  };
}

/** A draft field, unless nothing was said about it. */
function field(
  name: Exclude<keyof ResetDraft, 'keepInterfaceNames'>,
  value: string | undefined,
): Partial<ResetDraft> {
  return value === undefined ? {} : { [name]: value };
}

function emptyValues(given: ReadonlyMap<OptionName, string>): UsageProblem[] {
  return options
    .filter(
      (option) => option.takesValue && option.name !== 'profile' && given.get(option.name) === '',
    )
    .map((option) => ({ code: 'value.empty', option: `--${option.name}` }));
}

function exclusions(given: ReadonlyMap<OptionName, string>): UsageProblem[] {
  const clash = (option: string, other: string): UsageProblem => ({
    code: 'options.exclusive',
    option: `--${option}`,
    other: `--${other}`,
  });
  const [action, second] = actions.filter((each) => given.has(each));
  return [
    ...(given.has('vlan') && given.has('novlan') ? [clash('vlan', 'novlan')] : []),
    ...(action !== undefined && second !== undefined ? [clash(action, second)] : []),
    ...(action === undefined
      ? []
      : resetOnly.filter((option) => given.has(option)).map((option) => clash(option, action))),
    ...(given.has('force') && (action === 'status' || action === 'resume')
      ? [clash('force', action)]
      : []),
  ];
}
