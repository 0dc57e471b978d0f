import type { UsageIssue } from '../../text/index.js';
import type { GivenOptions } from '../option-scan.js';
import { clash, onlyWith } from '../option-values.js';
import { xapiIssues } from '../xapi-options.js';
import { actions, type ResetAction } from './reset-action.js';
import type { OptionName } from './reset-options.js';

/** The options of a reset that `--temporary-address` takes too. */
const temporaryToo: readonly OptionName[] = ['device', 'gateway', 'vlan', 'novlan', 'no-probe'];
/** The options that name the management interface and its addresses: `--probe` takes them too. */
const probeToo: readonly OptionName[] = [
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
  'force-device',
];
/** The options of a reset. A status, a resume and an undo use the options of the earlier reset. */
const resetOnly: readonly OptionName[] = [
  'master',
  ...probeToo,
  'keep-interface-name-rules',
  'dry-run',
  'rehearse',
  'no-probe',
  'bond',
  'bond-mode',
  'then-rebuild',
  'confirm-within',
];
/** The actions in which nothing can be insisted on. */
const withoutForce: readonly ResetAction[] = [
  'status',
  'resume',
  'rebuild',
  'confirm',
  'cancel-return',
];
const shared: Readonly<Partial<Record<ResetAction, readonly OptionName[]>>> = {
  probe: probeToo,
  rebuild: ['dry-run'],
  apply: ['dry-run', 'rehearse', 'no-probe'],
  'temporary-address': temporaryToo,
};

/** The options that do not go together, or say nothing without another one. */
export function exclusions(given: GivenOptions<OptionName>): UsageIssue[] {
  const [action, second] = actions.filter((each) => given.has(each));
  return [
    ...(given.has('vlan') && given.has('novlan') ? [clash('vlan', 'novlan')] : []),
    ...(action !== undefined && second !== undefined ? [clash(action, second)] : []),
    ...(action === undefined
      ? []
      : resetOnly
          .filter((option) => given.has(option))
          .filter((option) => !(shared[action] ?? []).includes(option))
          .map((option) => clash(option, action))),
    ...(given.has('rehearse') && given.has('dry-run') ? [clash('rehearse', 'dry-run')] : []),
    ...(action === 'apply' && given.has('profile') ? [clash('profile', action)] : []),
    ...(action === undefined ? withoutMode(given) : []),
    ...onlyWith(given, 'temporary-address', ['for']),
    ...onlyWith(given, 'rebuild', ['only']),
    ...onlyWith(given, 'playbook', ['done']),
    ...onlyWith(given, 'rehearse', ['database']),
    ...onlyWith(given, 'probe', ['listen', 'raise']),
    ...xapiIssues(given),
    ...(given.has('force') && action !== undefined && withoutForce.includes(action)
      ? [clash('force', action)]
      : []),
  ];
}

/** Reports an address that nothing would use, because the operator left out its mode. */
function withoutMode(given: GivenOptions<OptionName>): UsageIssue[] {
  return [['ip', 'mode'] as const, ['ipv6', 'mode-v6'] as const].flatMap(([option, mode]) =>
    given.has(option) && !given.has(mode)
      ? [{ code: 'option.onlyWith', option: `--${option}`, other: `--${mode}=static` }]
      : [],
  );
}
