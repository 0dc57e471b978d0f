import type { ResetDraft } from '../../reset/index.js';
import { clean } from '../sanitize.js';
import { fieldWords } from './reset-dialogue.js';

/** Which face a sentence is for: the command names its options, the console its labels. */
export type Face = 'command' | 'console';

/** The command's option for each field of a draft. */
const options: Readonly<Record<keyof ResetDraft, string>> = {
  device: '--device',
  vlan: '--vlan',
  ipv4Mode: '--mode',
  address: '--ip',
  netmask: '--netmask',
  gateway: '--gateway',
  ipv6Mode: '--mode-v6',
  address6: '--ipv6',
  gateway6: '--gateway-v6',
  dns: '--dns',
  coordinatorAddress: '--master',
  bondMembers: '--bond',
  bondMode: '--bond-mode',
  keepInterfaceNames: '--keep-interface-name-rules',
};

/** The console's label for each field of a draft. */
const labels: Readonly<Record<keyof ResetDraft, string>> = {
  device: fieldWords.device.label,
  vlan: fieldWords.vlan.label,
  ipv4Mode: 'IPv4 mode',
  address: fieldWords.address.label,
  netmask: fieldWords.netmask.label,
  gateway: fieldWords.gateway.label,
  ipv6Mode: 'IPv6 mode',
  address6: fieldWords.address6.label,
  gateway6: fieldWords.gateway6.label,
  dns: fieldWords.dns.label,
  coordinatorAddress: fieldWords.coordinatorAddress.label,
  bondMembers: fieldWords.bondMembers.label,
  bondMode: fieldWords.bondMode.label,
  keepInterfaceNames: 'Interface names',
};

/** The name under which an operator knows a field: `--ip` or `IP address`. */
export function fieldText(path: keyof ResetDraft, face: Face): string {
  return face === 'command' ? options[path] : labels[path];
}

/** A foreign value in quotes, made safe for a terminal and cut so that the sentence fits. */
export function quoted(value: string): string {
  const safe = clean(value);
  const characters = Array.from(safe);
  return characters.length > 60 ? `"${characters.slice(0, 57).join('')}..."` : `"${safe}"`;
}
