import { flag, helpOptions, valued, type OptionSpec } from '../option-scan.js';
import { xapiOptions } from '../xapi-options.js';

const original = <Name extends string>(option: OptionSpec<Name>): OptionSpec<Name> => ({
  ...option,
  original: true,
});
const [help, version] = helpOptions;

/**
 * Every option, in the order of the help: first those of the design page, then those of today's
 * script, then ours.
 */
export const options = [
  { ...original(valued('master')), letter: 'm' },
  original(valued('device')),
  original(valued('mode')),
  original(valued('ip')),
  original(valued('netmask')),
  original(valued('gateway')),
  original(valued('dns')),
  original(valued('mode-v6')),
  original(valued('ipv6')),
  original(valued('gateway-v6')),
  original(valued('vlan')),
  original(flag('novlan')),
  original(flag('keep-interface-name-rules')),
  flag('yes'),
  flag('dry-run'),
  valued('apply'),
  flag('rehearse'),
  valued('database'),
  flag('json'),
  flag('no-reboot'),
  flag('status'),
  flag('resume'),
  flag('undo'),
  flag('force'),
  flag('force-device'),
  valued('reason'),
  flag('rebuild'),
  valued('only'),
  flag('then-rebuild'),
  valued('confirm-within'),
  flag('confirm'),
  flag('cancel-return'),
  flag('probe'),
  flag('no-probe'),
  valued('listen'),
  flag('raise'),
  valued('temporary-address'),
  valued('for'),
  valued('coordinator-address'),
  flag('become-coordinator'),
  flag('recover-supporters'),
  flag('playbook'),
  flag('done'),
  valued('bond'),
  valued('bond-mode'),
  valued('profile'),
  valued('root'),
  ...xapiOptions,
  original(help),
  version,
] as const;

/** Long names, without the dashes. */
export type OptionName = (typeof options)[number]['name'];
