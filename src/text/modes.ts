import { lostAddressName, parseLostAddress, type IpMode, type PoolLoss } from '../model/index.js';
import { clean } from './sanitize.js';
import { sentence } from './sentence.js';

const modes: Readonly<Record<IpMode | 'unknown', string>> = {
  none: 'none',
  dhcp: 'DHCP',
  static: 'static',
  autoconf: 'autoconf',
  unknown: 'unknown',
};

/** How an interface gets its addresses, spelled for people. XenAPI and files spell it otherwise. */
export function modeText(mode: IpMode | 'unknown'): string {
  return modes[mode];
}

/** A mode as a choice in a list. */
export function modeChoice(mode: IpMode): string {
  return sentence(modeText(mode));
}

/** The name of a lost object. The addresses among them have their modes in XenAPI's spelling. */
export function lossName(kind: keyof PoolLoss, name: string): string {
  const lost = kind === 'addresses' ? parseLostAddress(name) : null;
  return clean(lost === null ? name : lostAddressName(lost, modeText));
}
