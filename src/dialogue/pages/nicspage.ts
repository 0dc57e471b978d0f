import { clean, itemPages, link, nicWords as words, statusWords, unknownValue } from '../../text/index.js';
import type { Nic } from '../../reset/index.js';
import { blank, pair, text, type Block } from '../block.js';
import { nicUse } from '../nicuse.js';
import type { HostKnowledge } from './page.js';

const optional = (label: string, value: string | null): readonly Block[] =>
  value === null || value === '' ? [] : [pair(`  ${label}`, clean(value))];

function nicBlocks(nic: Nic, isManagement: boolean): readonly Block[] {
  return [
    text(isManagement ? `${clean(nic.device)} (${words.management})` : clean(nic.device), isManagement ? 'accent' : 'heading'),
    pair(`  ${words.link}`, link(nic.carrier, nic.speedMbps), nic.carrier === false ? 'warning' : 'plain'),
    pair(`  ${words.mac}`, nic.mac ?? words.unknown),
    ...optional(words.duplex, nic.duplex),
    ...optional(words.driver, nic.driver),
    ...optional(words.bus, nic.pciAddress),
    ...optional(words.memberOf, nic.memberOf),
    ...optional(words.addresses, nic.addresses.join(', ')),
    blank,
  ];
}

/** Display NICs: every interface with hardware behind it. */
export function nicsPage({ facts }: HostKnowledge): readonly Block[] {
  if (facts === null) return [text(statusWords.reading, 'dim')];
  if (!facts.nics.known) return [text(words.notReadable(unknownValue(facts.nics.reason)), 'warning')];
  const physical = facts.nics.value.filter((nic) => nic.physical);
  if (physical.length === 0) return [text(words.noneFound, 'warning')];
  return [text(itemPages.nicsIntro, 'dim'), blank, ...physical.flatMap((nic) => nicBlocks(nic, nicUse(nic, facts).use === 'management'))];
}
