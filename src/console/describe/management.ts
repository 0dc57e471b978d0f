import {
  clean,
  link,
  managementSources,
  managementWarning,
  modeText,
  statusLabels as labels,
  statusWords as words,
  unknownValue,
} from '../../text/index.js';
import {
  usualMtu,
  type HostFacts,
  type HostStatus,
  type ManagementStatus,
} from '../../model/index.js';
import { managementMtu } from '../../reset/index.js';
import type { HostKnowledge } from '../knowledge.js';
import type { Line } from '../view.js';
import { layout, pair, text, type Paragraph } from '../widgets/paragraph.js';
import { managementLines } from './overview-column.js';

const shown = (value: string, empty: string): string => (value === '' ? empty : clean(value));

function speedOf(device: string, facts: HostFacts | null): number | null {
  const nics = facts?.nics.known === true ? facts.nics.value : [];
  return nics.find((nic) => nic.device === device)?.speedMbps ?? null;
}

/** The management interface, one value per line. */
function managementParagraphs(
  management: ManagementStatus,
  facts: HostFacts | null,
): readonly Paragraph[] {
  const six: readonly Paragraph[] =
    management.modeV6 === 'none' && management.addresses6.length === 0
      ? []
      : [
          pair(labels.mode6, modeText(management.modeV6)),
          ...management.addresses6.map((address) => pair(labels.address6, clean(address))),
        ];
  const mtu = facts === null ? null : managementMtu(management.device, facts);
  return [
    pair(labels.device, shown(management.device, words.noValue), 'accent'),
    pair(labels.mac, shown(management.mac, words.unknownValue)),
    pair(labels.vlan, shown(management.vlan, words.untagged)),
    pair(
      labels.link,
      link(management.link, speedOf(management.device, facts)),
      management.link === 'noCarrier' || management.link === 'down' ? 'warning' : 'plain',
    ),
    ...(mtu === null || mtu === usualMtu ? [] : [pair(labels.mtu, `${mtu}`)]),
    pair(labels.mode, modeText(management.mode)),
    pair(labels.address, shown(management.address, words.noValue), 'accent'),
    pair(labels.netmask, shown(management.netmask, words.noValue)),
    pair(labels.gateway, shown(management.gateway, words.noValue)),
    pair(labels.dns, shown(management.dns.join(', '), words.noValue)),
    ...six,
    ...(management.source === 'xapi'
      ? []
      : [pair(labels.source, managementSources[management.source])]),
  ];
}

/**
 * The management interface as it is now; nothing if there is none. `addresses`: those that the page
 * has shown already.
 */
export function managementPairs(
  status: HostStatus,
  facts: HostFacts | null,
  addresses: readonly Paragraph[] = [],
): readonly Paragraph[] {
  if (!status.management.known)
    return [pair(labels.management, unknownValue(status.management.reason))];
  if (status.management.value === null) return [];
  const shownAbove = (one: Paragraph): boolean =>
    one.kind === 'pair' &&
    addresses.some((other) => other.kind === 'pair' && one.label === other.label);
  return managementParagraphs(status.management.value, facts).filter((one) => !shownAbove(one));
}

/** The addresses at which this host is reached; nothing if there is none. */
export function addressPairs({ management }: HostStatus): readonly Paragraph[] {
  if (!management.known || management.value === null) return [];
  const { address, addresses6 } = management.value;
  return [
    ...(address === '' ? [] : [pair(labels.address, clean(address), 'accent')]),
    ...addresses6.map((one) => pair(labels.address6, clean(one), 'accent')),
  ];
}

/** The management interface, or that there is none. */
export function managementPage({ status, facts }: HostKnowledge): readonly Paragraph[] {
  if (status === null) return [text(words.reading, 'dim')];
  const found = managementPairs(status, facts);
  return found.length === 0 ? [text(managementWarning.none.what, 'warning')] : found;
}

/** The same for a slow line: only where the host can be reached. */
export function managementBrief(
  { status, facts }: HostKnowledge,
  { columns }: { readonly columns: number },
): readonly Line[] {
  if (status === null) return [];
  const { management: now } = status;
  return now.known && now.value === null
    ? layout([text(managementWarning.none.what, 'warning')], columns)
    : managementLines(now.known ? now.value : null, facts, columns);
}
