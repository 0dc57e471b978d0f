import type { PifToBringUp } from '../model/index.js';

/**
 * Reads `--force <bridge> rewrite --device=ethN --mac=.. --mode=dhcp|static [--ip= --netmask=
 * [--gateway=]]` (interface-reconfigure of a classic host). A text says what is wrong: the program
 * exits with status 2 then.
 */
export function parseReconfigure(args: readonly string[]): PifToBringUp | string {
  const [force, bridge, action, ...rest] = args;
  if (force !== '--force' || bridge === undefined || action !== 'rewrite')
    return `expected --force BRIDGE rewrite, got ${args.join(' ')}`;
  const options = new Map(
    rest.map((option) => {
      const [name = '', ...value] = option.split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const unknown = [...options.keys()].find(
    (name) =>
      !['--device', '--mac', '--mode', '--ip', '--netmask', '--gateway', '--dns'].includes(name),
  );
  if (unknown !== undefined) return `unknown option ${unknown}`;
  const value = (name: string): string => options.get(name) ?? '';
  const missing = ['--device', '--mac', '--mode'].find((name) => value(name) === '');
  if (missing !== undefined) return `rewrite needs ${missing}`;
  const mode = value('--mode');
  if (mode !== 'dhcp' && mode !== 'static') return `--mode=${mode} is neither dhcp nor static`;
  if (mode === 'static' && (value('--ip') === '' || value('--netmask') === ''))
    return '--mode=static needs --ip and --netmask';
  return {
    bridge,
    device: value('--device'),
    mac: value('--mac'),
    vlan: null,
    mode,
    ip: value('--ip'),
    netmask: value('--netmask'),
    gateway: value('--gateway'),
    dns: value('--dns'),
  };
}
