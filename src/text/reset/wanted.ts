import type { WantedValue } from '../../reset/index.js';
import { clean } from '../sanitize.js';
import { confirmWords } from './confirm.js';
import { ipv4Words, ipv6Words, previewWords as words } from './reset-dialogue.js';

/** One thing that a reset is going to do: its label and what it will be. */
export interface WantedPair {
  readonly code: WantedValue['code'];
  readonly label: string;
  readonly value: string;
}

function valueOf(wanted: WantedValue): readonly [label: string, value: string] {
  switch (wanted.code) {
    case 'device':
      return [words.device, clean(wanted.device)];
    case 'mac':
      return [words.mac, wanted.mac];
    case 'vlan':
      return [words.vlan, wanted.vlan === null ? words.untagged : `${wanted.vlan}`];
    case 'bond': {
      const { members, mode } = wanted.bond;
      return [words.bond, words.bondLater(members.map(({ device }) => device).join(', '), mode)];
    }
    case 'ipv4':
      return [words.ipv4, ipv4Words(wanted.ipv4)];
    case 'ipv6':
      return [words.ipv6, ipv6Words(wanted.ipv6)];
    case 'dns':
      return [words.dns, wanted.servers.length === 0 ? words.none : wanted.servers.join(', ')];
    case 'coordinator':
      return [words.coordinator, clean(wanted.address)];
    case 'thenRebuild':
      return [words.afterwards, words.thenRebuild];
    case 'returns':
      return [words.returns, confirmWords.within(wanted.minutes)];
    case 'names':
      return [words.names, wanted.reset ? words.namesReset : words.namesKept];
  }
}

/** What a reset is going to do, as the console and the command both show it. */
export function wantedPairs(wanted: readonly WantedValue[]): readonly WantedPair[] {
  return wanted.map((one) => {
    const [label, value] = valueOf(one);
    return { code: one.code, label, value };
  });
}
