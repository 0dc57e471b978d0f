import { linkOf, type HostFacts, type Nic, type PifNetwork } from '../../model/index.js';
import { clean, link, nicUseWords, nicWords as words, speed } from '../../text/index.js';
import { name, pair, type Paragraph } from '../widgets/paragraph.js';
import { nicUse } from './nic-use.js';

/**
 * The interfaces with hardware behind them. Bridges, bonds and VLANs are left out: a running host
 * has dozens.
 */
export function physicalNics(facts: HostFacts | null): readonly Nic[] {
  return facts?.nics.known === true ? facts.nics.value.filter((nic) => nic.physical) : [];
}

/** Whether there is a link, in a word. */
export const linkWord = ({ carrier }: Pick<Nic, 'carrier'>): string =>
  carrier === null ? words.off : carrier ? words.up : words.down;

/** An interface as a row under `nicWords.columns`. */
export function nicCells(nic: Nic, facts: HostFacts): readonly string[] {
  return [
    clean(nic.device),
    nic.mac ?? words.unknown,
    linkWord(nic),
    speed(nic.speedMbps),
    clean(nic.driver ?? ''),
    nicUseWords(nicUse(nic, facts)),
  ];
}

/**
 * What the kernel knows of an interface, a value on each line; what it does not know is left out;
 * then the networks of its PIFs, where XAPI has told them.
 */
export function nicDetails(
  nic: Nic,
  networks: readonly PifNetwork[],
  indent = '',
): readonly Paragraph[] {
  const optional = (label: string, value: string | null): readonly Paragraph[] =>
    value === null || value === '' ? [] : [pair(`${indent}${label}`, clean(value))];
  return [
    pair(
      `${indent}${words.link}`,
      link(linkOf(nic), nic.speedMbps),
      nic.carrier !== true ? 'warning' : 'plain',
    ),
    pair(`${indent}${words.mac}`, nic.mac ?? words.unknown),
    ...optional(words.duplex, nic.duplex),
    ...optional(words.vendor, nic.vendor),
    ...optional(words.driver, nic.driver),
    ...optional(words.bus, nic.pciAddress),
    ...optional(words.memberOf, nic.memberOf),
    ...optional(words.addresses, nic.addresses.join(', ')),
    ...networks
      .filter(({ device, network }) => device === nic.device && network !== '')
      .map(({ vlan, network }) =>
        name(`${indent}${vlan === '' ? words.network : words.vlan(vlan)}`, clean(network)),
      ),
  ];
}
