import { bondOf, linkOf, usualMtu, type HostFacts, type Nic } from '../../model/index.js';
import {
  clean,
  link,
  nicUnfit,
  nicUseWords,
  nicWords as words,
  speed,
  shorten,
} from '../../text/index.js';
import { name, pair, type Paragraph } from '../widgets/paragraph.js';
import { isBondName, nicUse } from './nic-use.js';

/** Cells of the last column. A network's name may have any length; another place shows it whole. */
const useColumns = 22;

/**
 * The interfaces with hardware behind them. It leaves out bridges, bonds and VLANs, because a
 * running host has dozens.
 */
export function physicalNics(facts: HostFacts | null): readonly Nic[] {
  return facts?.nics.known === true ? facts.nics.value.filter((nic) => nic.physical) : [];
}

/**
 * The same, followed by the cards that cannot carry the management interface. An operator who looks
 * for one finds it, with the reason why it cannot be chosen.
 */
export function listedNics(facts: HostFacts | null): readonly Nic[] {
  const all = facts?.nics.known === true ? facts.nics.value : [];
  return [
    ...all.filter(({ physical, unfit }) => physical && unfit === undefined),
    ...all.filter(({ unfit }) => unfit !== undefined),
  ];
}

/** The state of the link in one word. */
export const linkWord = ({ carrier }: Pick<Nic, 'carrier'>): string =>
  carrier === null ? words.off : carrier ? words.up : words.down;

/** A bond has no MAC of its own, so the column stays empty. */
function macWord({ device, mac, unfit }: Nic): string {
  if (mac !== null) return mac;
  if (unfit === 'infiniband') return words.noMac;
  return isBondName(device) ? '' : words.unknown;
}

/** An interface as a row under `nicWords.columns`. */
export function nicCells(nic: Nic, facts: HostFacts): readonly string[] {
  return [
    clean(nic.device),
    macWord(nic),
    linkWord(nic),
    speed(nic.speedMbps),
    clean(nic.driver ?? ''),
    shorten(nicUseWords(nicUse(nic, facts)), useColumns),
  ];
}

/**
 * The networks that use an interface, or the bond that it is in, by name. A VLAN without a known
 * name is shown by its bridge.
 */
function networkParagraphs(
  { device }: Nic,
  { wiring }: HostFacts,
  indent: string,
): readonly Paragraph[] {
  if (!wiring.known) return [];
  const port = bondOf(wiring.value, device)?.device ?? device;
  return wiring.value.networks
    .filter((one) => one.device === port && (one.network !== '' || one.vlan !== ''))
    .map(({ vlan, network, bridge }) =>
      name(
        `${indent}${vlan === '' ? words.network : words.vlan(vlan)}`,
        clean(network === '' ? bridge : network),
      ),
    );
}

/**
 * What the kernel knows of an interface, one value per line, without the unknown values; then its
 * networks.
 */
export function nicDetails(nic: Nic, facts: HostFacts, indent = ''): readonly Paragraph[] {
  const optional = (label: string, value: string | null): readonly Paragraph[] =>
    value === null || value === '' ? [] : [pair(`${indent}${label}`, clean(value))];
  return [
    pair(
      `${indent}${words.link}`,
      link(linkOf(nic), nic.speedMbps),
      nic.carrier !== true ? 'warning' : 'plain',
    ),
    pair(`${indent}${words.mac}`, macWord(nic)),
    ...(nic.unfit === undefined
      ? []
      : [pair(`${indent}${words.unfit}`, nicUnfit(nic.unfit), 'warning')]),
    ...optional(words.duplex, nic.duplex),
    ...optional(words.mtu, nic.mtu === null || nic.mtu === usualMtu ? null : `${nic.mtu}`),
    ...optional(words.vendor, nic.vendor),
    ...optional(words.driver, nic.driver),
    ...optional(words.bus, nic.pciAddress),
    ...optional(words.memberOf, nic.memberOf),
    ...optional(words.addresses, nic.addresses.join(', ')),
    ...networkParagraphs(nic, facts, indent),
  ];
}
