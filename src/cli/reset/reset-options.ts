/** One option of `xe-reset-networking`. */
export interface OptionSpec {
  readonly name: OptionName;
  /** The one-letter form without its dash. */
  readonly letter?: string;
  readonly takesValue: boolean;
  /**
   * The original command has this option. Its abbreviations win over those of our own options, so
   * that existing scripts keep their meaning.
   */
  readonly original: boolean;
}

/** Long names, without the dashes. */
export type OptionName =
  | 'master'
  | 'device'
  | 'mode'
  | 'ip'
  | 'netmask'
  | 'gateway'
  | 'dns'
  | 'mode-v6'
  | 'ipv6'
  | 'gateway-v6'
  | 'vlan'
  | 'novlan'
  | 'keep-interface-name-rules'
  | 'yes'
  | 'dry-run'
  | 'apply'
  | 'rehearse'
  | 'database'
  | 'json'
  | 'no-reboot'
  | 'resume'
  | 'undo'
  | 'status'
  | 'profile'
  | 'root'
  | 'xapi'
  | 'fingerprint'
  | 'password-file'
  | 'plain-http'
  | 'force-device'
  | 'force'
  | 'reason'
  | 'rebuild'
  | 'only'
  | 'then-rebuild'
  | 'confirm-within'
  | 'confirm'
  | 'cancel-return'
  | 'probe'
  | 'no-probe'
  | 'listen'
  | 'raise'
  | 'temporary-address'
  | 'for'
  | 'coordinator-address'
  | 'become-coordinator'
  | 'recover-supporters'
  | 'playbook'
  | 'done'
  | 'bond'
  | 'bond-mode'
  | 'help'
  | 'version';

const original = (name: OptionName, takesValue = true): OptionSpec => ({
  name,
  takesValue,
  original: true,
});
const ours = (name: OptionName, takesValue = false): OptionSpec => ({
  name,
  takesValue,
  original: false,
});

/**
 * Every option, in the order of the help: first those of the design page, then those of today's
 * script, then ours.
 */
export const options: readonly OptionSpec[] = [
  { ...original('master'), letter: 'm' },
  original('device'),
  original('mode'),
  original('ip'),
  original('netmask'),
  original('gateway'),
  original('dns'),
  original('mode-v6'),
  original('ipv6'),
  original('gateway-v6'),
  original('vlan'),
  original('novlan', false),
  original('keep-interface-name-rules', false),
  ours('yes'),
  ours('dry-run'),
  ours('apply', true),
  ours('rehearse'),
  ours('database', true),
  ours('json'),
  ours('no-reboot'),
  ours('status'),
  ours('resume'),
  ours('undo'),
  ours('force'),
  ours('force-device'),
  ours('reason', true),
  ours('rebuild'),
  ours('only', true),
  ours('then-rebuild'),
  ours('confirm-within', true),
  ours('confirm'),
  ours('cancel-return'),
  ours('probe'),
  ours('no-probe'),
  ours('listen', true),
  ours('raise'),
  ours('temporary-address', true),
  ours('for', true),
  ours('coordinator-address', true),
  ours('become-coordinator'),
  ours('recover-supporters'),
  ours('playbook'),
  ours('done'),
  ours('bond', true),
  ours('bond-mode', true),
  ours('profile', true),
  ours('root', true),
  ours('xapi', true),
  ours('fingerprint', true),
  ours('password-file', true),
  ours('plain-http'),
  { ...original('help', false), letter: 'h' },
  ours('version'),
];

/**
 * The options that a typed long name may mean: the one with exactly this name, or else all that
 * begin with it.
 */
export function matchOption(typed: string): readonly OptionSpec[] {
  const exact = options.find((option) => option.name === typed);
  if (exact !== undefined) return [exact];
  const begun = options.filter((option) => option.name.startsWith(typed));
  const first = begun.filter((option) => option.original);
  return first.length > 0 ? first : begun;
}
