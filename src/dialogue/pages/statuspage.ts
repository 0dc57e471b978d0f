import { clean, link, poolRole, startupTrouble, statusLabels as labels, statusWords as words, unknownValue, xapiTrouble } from '../../text/index.js';
import type { HostFacts, Known } from '../../reset/index.js';
import { blank, pair, text, type Block } from '../block.js';
import type { HostStatus, ManagementStatus } from '../status.js';
import { fingerprintBlocks, machineBlocks } from './glancepage.js';
import type { HostKnowledge } from './page.js';

const shown = (value: string, empty: string): string => (value === '' ? empty : clean(value));

const knownName = (fact: Known<string>): string => (fact.known ? shown(fact.value, words.unnamed) : unknownValue(fact.reason));

/** What is wrong, in front of everything else: a person at the screen came because of it. */
function trouble(status: HostStatus): readonly Block[] {
  const blocks: Block[] = [];
  const say = (what: string, advice: string): void => {
    blocks.push(text(what, 'warning'), text(advice), blank);
  };
  const { startup } = status;
  if (startup.state === 'failed') say(startupTrouble.failed(startup.reason, startup.attempts), startupTrouble.failedAdvice);
  if (startup.state === 'setAside') say(startupTrouble.setAside(startup.reason, startup.path), startupTrouble.setAsideAdvice);
  if (startup.state === 'pending') blocks.push(text(startupTrouble.pending(), 'warning'), blank);
  const xapi = xapiTrouble(status.xapi);
  if (xapi !== null) say(xapi.what, xapi.advice);
  if (status.management.known) {
    const management = status.management.value;
    if (management === null) say(words.noManagement, words.noManagementAdvice);
    else if (management.carrier === false) blocks.push(text(words.cableOut, 'warning'), blank);
    else if (management.address === '' && management.addresses6.length === 0) say(words.noAddress, words.noAddressAdvice);
  }
  return blocks;
}

function speedOf(device: string, facts: HostFacts | null): number | null {
  const nics = facts?.nics.known === true ? facts.nics.value : [];
  return nics.find((nic) => nic.device === device)?.speedMbps ?? null;
}

/** The management interface, a value on each line. */
function managementBlocks(management: ManagementStatus, facts: HostFacts | null): readonly Block[] {
  const six: readonly Block[] = management.modeV6 === 'none' && management.addresses6.length === 0
    ? []
    : [pair(labels.mode6, management.modeV6), ...management.addresses6.map((address) => pair(labels.address6, clean(address)))];
  return [
    pair(labels.device, shown(management.device, words.noValue), 'accent'),
    pair(labels.mac, shown(management.mac, words.unknownValue)),
    pair(labels.vlan, shown(management.vlan, words.untagged)),
    pair(labels.link, link(management.carrier, speedOf(management.device, facts))),
    pair(labels.mode, management.mode),
    pair(labels.address, shown(management.address, words.noValue), 'accent'),
    pair(labels.netmask, shown(management.netmask, words.noValue)),
    pair(labels.gateway, shown(management.gateway, words.noValue)),
    pair(labels.dns, shown(management.dns.join(', '), words.noValue)),
    ...six,
  ];
}

function management(status: HostStatus, facts: HostFacts | null): readonly Block[] {
  if (!status.management.known) return [pair(labels.management, unknownValue(status.management.reason))];
  return status.management.value === null ? [] : managementBlocks(status.management.value, facts);
}

function product(status: HostStatus): string {
  const name = clean(`${status.brand} ${status.version}`).trim();
  return name === '' ? words.productUnknown : name;
}

function pool(status: HostStatus): readonly Block[] {
  const blocks: Block[] = [pair(labels.pool, knownName(status.poolName)), pair(labels.role, poolRole(status.pool))];
  if (status.pool.role === 'supporter') {
    const address = clean(status.pool.coordinatorAddress);
    const name = status.coordinatorName;
    blocks.push(pair(labels.coordinator, name.known ? `${clean(name.value)} (${address})` : address));
  }
  return blocks;
}

/** Status Display: trouble first, then host, management interface, pool. */
export function statusPage({ status, facts, glance, embeddedRoot }: HostKnowledge): readonly Block[] {
  if (status === null) return [text(words.reading, 'dim')];
  return [
    ...trouble(status),
    pair(labels.host, knownName(status.hostName)),
    pair(labels.product, product(status)),
    ...(embeddedRoot === '' ? [] : [pair(labels.embedded, clean(embeddedRoot))]),
    ...machineBlocks(glance),
    blank,
    text(labels.management, 'heading'),
    ...management(status, facts),
    blank,
    text(labels.pool, 'heading'),
    ...pool(status),
    ...fingerprintBlocks(glance),
  ];
}

/** The network menu's own page: the management interface at a glance. */
export function networkPage({ status, facts }: HostKnowledge): readonly Block[] {
  if (status === null) return [text(words.reading, 'dim')];
  const found = management(status, facts);
  return found.length === 0 ? [text(words.noManagement, 'warning')] : found;
}
