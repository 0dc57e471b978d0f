import {
  clean,
  link,
  managementWarning,
  poolRole,
  statusLabels as labels,
  statusWords as words,
  unknownValue,
} from '../../text/index.js';
import type { HostFacts, Known, HostStatus, ManagementStatus } from '../../model/index.js';
import { blank, name, pair, text, type Paragraph } from '../paragraph.js';
import { fingerprintBlocks, loadBlocks, machineBlocks } from './machine-summary-page.js';
import type { HostKnowledge } from './page.js';
import { troubleBlocks } from './warning-blocks.js';

const shown = (value: string, empty: string): string => (value === '' ? empty : clean(value));

const knownName = (label: string, fact: Known<string>): Paragraph =>
  fact.known
    ? name(label, shown(fact.value, words.unnamed))
    : pair(label, unknownValue(fact.reason));

function speedOf(device: string, facts: HostFacts | null): number | null {
  const nics = facts?.nics.known === true ? facts.nics.value : [];
  return nics.find((nic) => nic.device === device)?.speedMbps ?? null;
}

/** The management interface, a value on each line. */
function managementBlocks(
  management: ManagementStatus,
  facts: HostFacts | null,
): readonly Paragraph[] {
  const six: readonly Paragraph[] =
    management.modeV6 === 'none' && management.addresses6.length === 0
      ? []
      : [
          pair(labels.mode6, management.modeV6),
          ...management.addresses6.map((address) => pair(labels.address6, clean(address))),
        ];
  return [
    pair(labels.device, shown(management.device, words.noValue), 'accent'),
    pair(labels.mac, shown(management.mac, words.unknownValue)),
    pair(labels.vlan, shown(management.vlan, words.untagged)),
    pair(
      labels.link,
      link(management.carrier, speedOf(management.device, facts)),
      management.carrier === false ? 'warning' : 'plain',
    ),
    pair(labels.mode, management.mode),
    pair(labels.address, shown(management.address, words.noValue), 'accent'),
    pair(labels.netmask, shown(management.netmask, words.noValue)),
    pair(labels.gateway, shown(management.gateway, words.noValue)),
    pair(labels.dns, shown(management.dns.join(', '), words.noValue)),
    ...six,
  ];
}

function management(status: HostStatus, facts: HostFacts | null): readonly Paragraph[] {
  if (!status.management.known)
    return [pair(labels.management, unknownValue(status.management.reason))];
  return status.management.value === null ? [] : managementBlocks(status.management.value, facts);
}

function product(status: HostStatus): string {
  const known = clean(`${status.brand} ${status.version}`).trim();
  return known === '' ? words.productUnknown : known;
}

function pool(status: HostStatus): readonly Paragraph[] {
  const blocks: Paragraph[] = [
    knownName(labels.pool, status.poolName),
    pair(labels.role, poolRole(status.pool)),
  ];
  if (status.pool.role === 'supporter') {
    const address = clean(status.pool.coordinatorAddress);
    if (status.coordinatorName.known)
      blocks.push(
        name(labels.coordinator, clean(status.coordinatorName.value)),
        pair(labels.coordinatorAddress, address),
      );
    else blocks.push(pair(labels.coordinator, address));
  }
  return blocks;
}

function hostBlocks({
  status,
  glance,
  embeddedRoot,
}: HostKnowledge & { readonly status: HostStatus }): readonly Paragraph[] {
  return [
    knownName(labels.host, status.hostName),
    pair(labels.product, product(status)),
    ...machineBlocks(glance),
    ...(embeddedRoot === '' ? [] : [pair(labels.embedded, clean(embeddedRoot))]),
  ];
}

/** Status Display: trouble first, then host, management interface, pool, machine, fingerprints. */
export function statusPage(host: HostKnowledge): readonly Paragraph[] {
  const { status, facts, glance, hasSide } = host;
  if (status === null) return [text(words.reading, 'dim')];
  const load = hasSide ? [] : loadBlocks(host);
  return [
    ...troubleBlocks(host),
    ...hostBlocks({ ...host, status }),
    blank,
    text(labels.management, 'heading'),
    ...management(status, facts),
    blank,
    text(labels.pool, 'heading'),
    ...pool(status),
    ...(load.length === 0 ? [] : [blank, text(labels.machine, 'heading'), ...load]),
    ...fingerprintBlocks(glance),
  ];
}

/** The network menu's own page: the management interface at a glance. */
export function networkPage({ status, facts }: HostKnowledge): readonly Paragraph[] {
  if (status === null) return [text(words.reading, 'dim')];
  const found = management(status, facts);
  return found.length === 0 ? [text(managementWarning.none.what, 'warning')] : found;
}
